-- An inner one that throws when asked to return: the outer one sees that error at yield_from.
local inner = generator(function ()
  local _ <close> = finally(function () error("from inner", 0) end)
  yield(1)
end)
local outer = generator(function ()
  local ok, e = pcall(function () yield_from(inner()) end)
  print("outer caught", ok, e)
  return "outer's own"
end)

local g = outer()
g:next()
local r = g:return_("v")
print(r.value, r.done)
