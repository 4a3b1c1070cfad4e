-- A generator that delegates to itself asks a running generator: an error.
local g
local f = generator(function ()
  local ok, e = pcall(function () yield_from(g) end)
  print(ok, e:find("already running", 1, true) ~= nil)
  yield(1)
end)

g = f()
print(g:next().value)
print(g:next().done)
