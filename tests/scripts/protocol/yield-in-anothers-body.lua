-- A generator's body, called as a plain function by another one, has no right to yield.
local body = function () yield("mine") end
local f = generator(body)
local other = generator(function ()
  local ok = pcall(function () body() end)
  print(ok)
  yield_from(f())
end)

local g = other()
print(g:next().value)
print(g:next().done)
