-- During a return the generator is running: its finally cannot ask it anything.
local g
local f = generator(function ()
  local _ <close> = finally(function ()
    local ok, e = pcall(function () return g:return_("other") end)
    print(ok, e:find("already running", 1, true) ~= nil)
  end)
  yield(1)
end)

g = f()
g:next()
local r = g:return_("first")
print(r.value, r.done)
