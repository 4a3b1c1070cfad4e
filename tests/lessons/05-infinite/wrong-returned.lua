-- expect: a return would end it
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local total = 0
  while true do
    total = total + source:next().value
    return total
  end
end)

return sums(naturals())
