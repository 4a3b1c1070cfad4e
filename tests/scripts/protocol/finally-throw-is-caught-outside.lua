-- The error of a finally replaces the return; a pcall outside of it may catch that error.
local f = generator(function ()
  local ok, e = pcall(function ()
    local _ <close> = finally(function () error("from finally", 0) end)
    yield(1)
  end)
  print("caught", ok, e)
  yield("alive")
  return "end"
end)

local g = f()
g:next()
local r = g:return_("v")
print(r.value, r.done)
r = g:next()
print(r.value, r.done)
