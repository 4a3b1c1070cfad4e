-- expect: is made once, before the loop
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local sums = generator(function (source)
  while true do
    local total = 0
    total = total + source:next().value
    yield(total)
  end
end)

return sums(naturals())
