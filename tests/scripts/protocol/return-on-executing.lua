-- executing, return(v): the same error at the caller; no finally runs; the generator goes on.
local g
local f = generator(function ()
  local _ <close> = finally(function () print("finally, once") end)
  local ok, e = pcall(function () return g:return_("mine") end)
  print(ok, e:find("already running", 1, true) ~= nil)
  yield(1)
  return 2
end)

g = f()
print(g:next().value)
print(g:next().value)
