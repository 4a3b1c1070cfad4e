-- The second item has no price.
local prices = generator(function (list)
  local _ <close> = finally(function () print("cleaning up") end)
  for i, item in ipairs(list) do
    yield(item.price * 2)
  end
end)

for price in of(prices({ { price = 3 }, {} })) do print(price) end
