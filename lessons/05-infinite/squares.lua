-- One endless generator asks another.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local squares = generator(function (source)
  while true do
    local n = source:next().value
    yield(n * n)
  end
end)

return squares(naturals())
