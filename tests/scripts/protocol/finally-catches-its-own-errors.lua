-- During a return, a finally may use pcall for errors of its own; the return goes on.
local f = generator(function ()
  local _ <close> = finally(function ()
    print(pcall(function () error("small", 0) end))
    print("still cleaning")
  end)
  yield(1)
end)

local g = f()
g:next()
local r = g:return_("v")
print(r.value, r.done)
