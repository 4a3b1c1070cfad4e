-- executing, next(v): an error at the caller; the generator goes on.
local g
local f = generator(function ()
  local ok, e = pcall(function () return g:next("again") end)
  print(ok, e:find("already running", 1, true) ~= nil)
  local sent = yield(1)
  print("sent", sent)
  yield(2)
end)

g = f()
print(g:next().value)
print(g:next("in").value)
