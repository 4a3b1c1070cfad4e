-- yield(nil) under `of` would end a Lua for early: an error that says so. next() may give nil.
local f = generator(function ()
  yield(1)
  yield(nil)
  yield(3)
end)

local ok, e = pcall(function ()
  for v in of(f()) do print(v) end
  print("never: the loop must not just end")
end)
print(ok, tostring(e):find("nil", 1, true) ~= nil)
local g = f()
for _ = 1, 4 do
  local r = g:next()
  print(r.value, r.done)
end
