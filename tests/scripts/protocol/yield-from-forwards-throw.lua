-- yield_from forwards throw(e): the inner one may catch it and go on.
local inner = generator(function ()
  local ok, e = pcall(function () yield(1) end)
  print("inner caught", ok, e)
  yield(2)
  return "inner's end"
end)
local outer = generator(function ()
  print("value", yield_from(inner()))
  yield(3)
end)

local g = outer()
print(g:next().value)
print(g:throw("e").value)
print(g:next().value)
