-- A throw that ends the inner one well gives yield_from its value, and the outer one goes on.
local inner = generator(function ()
  local ok, e = pcall(function () yield(1) end)
  return "after " .. e
end)
local outer = generator(function ()
  local value = yield_from(inner())
  print("value", value)
  yield(2)
end)

local g = outer()
g:next()
local r = g:throw("e")
print(r.value, r.done)
