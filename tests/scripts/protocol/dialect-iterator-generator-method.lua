-- *[Symbol.iterator]() is a generator function stored as the method `iterator`.
local bag = { "pen", "key", owner = "Ada" }
bag.iterator = generator(function (self)
  print("asks", self.owner)
  for i = #self, 1, -1 do yield(self[i]) end
end)

for thing in of(bag) do print(thing) end
print(table.concat(collect(bag), " "))
local g = bag:iterator()
print(g:next().value)
