local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local from
from = generator(function (total, source)
  total = total + source:next().value
  yield(total)
  yield_from(from(total, source))
end)

local sums = generator(function (source)
  yield_from(from(0, source))
end)

return sums(naturals())
