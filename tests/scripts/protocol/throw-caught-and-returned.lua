-- A throw that ends the body well gives the body's return value.
local f = generator(function ()
  local ok, e = pcall(function () yield(1) end)
  return "survived " .. e
end)

local g = f()
g:next()
local r = g:throw("it")
print(r.value, r.done)
print(g:next().value)
