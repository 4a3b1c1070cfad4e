-- sums(source) asks source for numbers, one by one. For
-- each of them, it hands over the sum of all so far:
-- 1, 2, 3, 4, … become 1, 3, 6, 10, …
-- source has no end, and so sums has none.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  -- Write the body here. source:next().value is a number.
end)

return sums(naturals())
