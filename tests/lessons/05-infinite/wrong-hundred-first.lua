-- expect: ask the source once for each of them, and only when it is wanted
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local numbers = {}
  for i = 1, 1000 do
    numbers[i] = source:next().value
  end
  local total = 0
  for i = 1, 1000 do
    total = total + numbers[i]
    yield(total)
  end
end)

return sums(naturals())
