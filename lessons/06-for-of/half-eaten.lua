-- The loop is left in the middle.
local fruits = generator(function ()
  yield("apple")
  yield("banana")
  yield("cherry")
end)

local basket = fruits()
for fruit in of(basket) do
  print("I eat the " .. fruit .. ".")
  if fruit == "banana" then break end
end
print("I put the rest aside.")
print(basket:next().done)

return basket
