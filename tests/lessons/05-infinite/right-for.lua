local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local total = 0
  for n in of(source) do
    total = total + n
    yield(total)
  end
end)

return sums(naturals())
