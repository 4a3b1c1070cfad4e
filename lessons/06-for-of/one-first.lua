-- One by hand, the others in a loop.
local fruits = generator(function ()
  yield("apple")
  yield("banana")
  yield("cherry")
end)

local basket = fruits()
print(basket:next().value)
for fruit in of(basket) do
  print("In the loop: " .. fruit)
end

return basket
