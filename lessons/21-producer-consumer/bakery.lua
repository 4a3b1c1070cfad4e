-- Each loaf says when it was baked.
local clock = 8

local bakery = generator(function ()
  while true do
    yield(clock)
  end
end)

local bread = bakery()
for hour in of({ 9, 12, 17 }) do
  clock = hour
  print(bread:next().value)
end
