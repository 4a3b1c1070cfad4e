-- A loop left by break closes what it iterates.
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  yield(1)
  yield(2)
  print("never")
end)

local g = f()
for v in of(g) do
  print(v)
  if v == 2 then break end
end
print("after")
local r = g:next()
print(r.value, r.done)
