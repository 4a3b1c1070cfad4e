-- The methods may come from a class: `iterator` is looked up as any field is.
local Range = {}
Range.__index = Range
Range.iterator = generator(function (self)
  for i = self.low, self.high do yield(i) end
end)

local range = setmetatable({ low = 2, high = 4 }, Range)
for v in of(range) do print(v) end
