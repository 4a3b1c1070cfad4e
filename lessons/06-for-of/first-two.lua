-- const [first, second] = basket, by hand
local fruits = generator(function ()
  yield("apple")
  yield("banana")
  yield("cherry")
end)

local basket = fruits()
local first = basket:next().value
local second = basket:next().value
basket:return_()
print(first .. " and " .. second)

return basket
