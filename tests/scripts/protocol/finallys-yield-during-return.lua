-- Each of several finallys may yield during one return, several times; the order stays.
local f = generator(function ()
  local _ <close> = finally(function () yield("outer") end)
  local _ <close> = finally(function ()
    yield("inner 1")
    yield("inner 2")
  end)
  yield("body")
end)

local g = f()
g:next()
local r = g:return_("v")
while not r.done do
  print(r.value, r.done)
  r = g:next()
end
print(r.value, r.done)
