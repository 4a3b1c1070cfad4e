-- expect: only when it is wanted
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local total = 0
  local n = source:next().value
  while true do
    total = total + n
    n = source:next().value
    yield(total)
  end
end)

return sums(naturals())
