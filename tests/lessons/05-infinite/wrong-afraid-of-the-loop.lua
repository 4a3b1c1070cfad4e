-- expect: its loop goes on as long as somebody asks
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  local total = 0
  for i = 1, 100 do
    total = total + source:next().value
    yield(total)
  end
end)

return sums(naturals())
