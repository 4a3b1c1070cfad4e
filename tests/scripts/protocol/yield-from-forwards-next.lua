-- yield_from sends every next(v) on; the first thing that the inner one gets is nothing.
local inner = generator(function ()
  print("inner got", yield("a"))
  print("inner got", yield("b"))
  return "c"
end)
local outer = generator(function ()
  print("outer got", yield("before"))
  print("value", yield_from(inner()))
  print("outer got", yield("after"))
end)

local g = outer()
print(g:next(0).value)
print(g:next(1).value)
print(g:next(2).value)
print(g:next(3).value)
print(g:next(4).done)
