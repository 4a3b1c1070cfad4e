-- g:next(v), g:throw(e) and g:return_(v), with a value and without.
local echo = generator(function (name)
  while true do
    local ok, got = pcall(function ()
      return yield(name)
    end)
    print(name, ok, got)
  end
end)

local g = echo("g")
g:next()
g:next(7)
g:next()
g:throw("oh")
g:throw(false)
local r = g:return_(8)
print(r.value, r.done)
local h = echo("h")
h:next()
r = h:return_()
print(r.value, r.done)
