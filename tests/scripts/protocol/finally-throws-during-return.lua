-- A finally that throws during return(v) replaces the result; the outer finally still runs.
local f = generator(function ()
  local _ <close> = finally(function () print("outer finally") end)
  local _ <close> = finally(function () error("from finally", 0) end)
  yield(1)
end)

local g = f()
g:next()
print(pcall(function () return g:return_("v") end))
local r = g:next()
print(r.value, r.done)
