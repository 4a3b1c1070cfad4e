-- A finally may yield at the normal end; the body's return value comes after it.
local f = generator(function ()
  local _ <close> = finally(function () yield("sweeping") end)
  yield("working")
  return "value"
end)

local g = f()
for _ = 1, 4 do
  local r = g:next()
  print(r.value, r.done)
end
