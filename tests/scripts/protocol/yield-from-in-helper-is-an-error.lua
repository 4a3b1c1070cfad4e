-- yield_from belongs to the body just as yield does.
local inner = generator(function () yield(1) end)
local function helper() yield_from(inner()) end
local f = generator(function ()
  print((pcall(function () helper() end)))
  yield_from(inner())
end)

local g = f()
print(g:next().value)
print((pcall(function () yield_from(inner()) end)))
