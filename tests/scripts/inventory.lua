-- My inventory for a small shop. You can use it in a for loop
-- because it has an iterator.

local inventory = {
  items = {},
}

function inventory:add(name, price, amount)
  self.items[#self.items + 1] = { name = name, price = price, amount = amount }
end

inventory.iterator = generator(function (self)
  print("(open the shop)")
  local _ <close> = finally(function ()
    print("(close the shop)")
  end)
  for i = 1, #self.items do
    local item = self.items[i]
    if item.amount > 0 then
      yield(item)
    end
  end
end)

local cheap = generator(function (list, max)
  for item in of(list) do
    if item.price <= max then
      yield(item.name)
    end
  end
end)

inventory:add("pencil", 1, 10)
inventory:add("book", 12, 3)
inventory:add("eraser", 2, 0)
inventory:add("ruler", 3, 5)

local total = 0
for item in of(inventory) do
  print(item.name, item.price * item.amount)
  total = total + item.price * item.amount
end
print("total", total)

for name in of(cheap(inventory, 5)) do
  print("first cheap thing: " .. name)
  break
end
print(#collect(inventory), table.concat(collect(cheap(inventory, 5)), " and "))
