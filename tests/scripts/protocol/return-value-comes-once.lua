-- A body's return value comes once as { ret, true }, then { nil, true } for ever.
local f = generator(function ()
  yield(1)
  return "ret"
end)

local g = f()
for _ = 1, 5 do
  local r = g:next()
  print(r.value, r.done)
end
