-- An inner one without `throw` is closed, and the outer one sees an error (not the one thrown).
local inner = {
  next = function () return { value = 1, done = false } end,
  return_ = function (self, v)
    print("closed with", v)
    return { value = "unread", done = true }
  end,
}
local outer = generator(function ()
  local ok, e = pcall(function () yield_from(inner) end)
  print("outer caught", ok, e == "mine")
  yield(2)
end)

local g = outer()
g:next()
local r = g:throw("mine")
print(r.value, r.done)
