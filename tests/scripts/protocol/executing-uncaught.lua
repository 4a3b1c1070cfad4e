-- The error of asking a running generator is an ordinary one: uncaught, it ends the generator.
local g
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  g:next()
  print("never")
end)

g = f()
local ok, e = pcall(function () return g:next() end)
print(ok, tostring(e):find("already running", 1, true) ~= nil)
print(g:next().done)
