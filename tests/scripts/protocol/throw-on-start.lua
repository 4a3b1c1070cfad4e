-- suspended-start, throw(e): the body never runs; completed; e is thrown at the consumer.
local f = generator(function ()
  local _ <close> = finally(function () print("never: not even its finally") end)
  pcall(function () yield("never") end)
end)

local g = f()
local e = { name = "mine" }
local ok, got = pcall(function () return g:throw(e) end)
print(ok, got == e, got.name)
local r = g:next()
print(r.value, r.done)
