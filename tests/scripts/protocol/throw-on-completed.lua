-- completed, throw(e): throws e, every time.
local g = generator(function () return 1 end)()
print(g:next().value)
local e = {}
for _ = 1, 2 do
  local ok, got = pcall(function () return g:throw(e) end)
  print(ok, got == e)
end
local r = g:next()
print(r.value, r.done)
