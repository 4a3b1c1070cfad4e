-- The value of yield_from is what the inner generator returns.
local inner = generator(function ()
  yield(1)
  return "from inside"
end)
local outer = generator(function ()
  print("value", yield_from(inner()))
  print("of a list", yield_from({ 2, 3 }))
  return "end"
end)

local g = outer()
for _ = 1, 5 do
  local r = g:next()
  print(r.value, r.done)
end
