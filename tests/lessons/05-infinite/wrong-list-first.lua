-- expect: an end
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local numbers = {}
  for n in of(source) do
    numbers[#numbers + 1] = n
  end
  local total = 0
  for _, n in ipairs(numbers) do
    total = total + n
    yield(total)
  end
end)

return sums(naturals())
