-- executing, throw(e): the same error at the caller, not e; the generator goes on.
local g
local f = generator(function ()
  local ok, e = pcall(function () return g:throw("mine") end)
  print(ok, e == "mine", e:find("already running", 1, true) ~= nil)
  yield(1)
  return 2
end)

g = f()
print(g:next().value)
print(g:next().value)
