-- A throw that the finally catches by itself replaces nothing: the return goes on with v.
local f = generator(function ()
  local _ <close> = finally(function ()
    local ok, e = pcall(function () yield("wait") end)
    print("caught", ok, e)
  end)
  yield(1)
end)

local g = f()
g:next()
print(g:return_("v").value)
local r = g:throw("e")
print(r.value, r.done)
