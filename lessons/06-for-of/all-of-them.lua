-- One generator, put into a list two times.
local fruits = generator(function ()
  yield("apple")
  yield("banana")
  return "an empty basket"
end)

local basket = fruits()
local first = collect(basket)
local second = collect(basket)
print(#first .. " and " .. #second)

return basket
