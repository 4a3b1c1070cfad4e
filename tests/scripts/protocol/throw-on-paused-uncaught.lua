-- suspended-yield, throw(e), not caught: finallys run, e reaches the consumer, completed.
local f = generator(function ()
  local _ <close> = finally(function () print("outer finally") end)
  local _ <close> = finally(function () print("inner finally") end)
  yield(1)
  print("never")
end)

local g = f()
g:next()
local e = { name = "mine" }
local ok, got = pcall(function () return g:throw(e) end)
print(ok, got == e)
local r = g:next()
print(r.value, r.done)
