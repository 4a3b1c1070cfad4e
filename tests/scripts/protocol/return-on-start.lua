-- suspended-start, return(v): the body never runs; completed; { v, true }.
local f = generator(function ()
  local _ <close> = finally(function () print("never: not even its finally") end)
  print("never")
  yield(1)
end)

local g = f()
local r = g:return_("early")
print(r.value, r.done)
r = g:next()
print(r.value, r.done)
r = f():return_()
print(r.value, r.done)
