-- Where closing an inner one without `throw` fails, that error is what the outer one sees.
local inner = {
  next = function () return { value = 1, done = false } end,
  return_ = function () error("cannot close", 0) end,
}
local outer = generator(function ()
  print("outer caught", pcall(function () yield_from(inner) end))
end)

local g = outer()
g:next()
print(g:throw("mine").done)
