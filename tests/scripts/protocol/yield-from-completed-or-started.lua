-- yield_from goes on where the inner one stands: started, or completed (then its value is nil).
local count = generator(function ()
  yield(1) yield(2) yield(3)
  return "end"
end)
local outer = generator(function (inner)
  print("value", yield_from(inner))
  print("value", yield_from(inner))
end)

local inner = count()
inner:next()
local g = outer(inner)
print(g:next().value)
print(inner:next().value)
print(g:next().done)
