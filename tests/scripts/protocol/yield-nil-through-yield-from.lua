-- yield(nil) passes a yield_from as any other value does.
local inner = generator(function ()
  local sent = yield(nil)
  print("sent", sent)
  yield()
  return nil
end)
local outer = generator(function ()
  print("value", yield_from(inner()))
end)

local g = outer()
for i = 1, 3 do
  local r = g:next(i)
  print(r.value, r.done)
end
