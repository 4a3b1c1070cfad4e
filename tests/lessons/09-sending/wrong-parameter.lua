-- expect: Keep that yield's value
local highest = generator(function (number)
  local best = 0
  while true do
    yield(best)
    if number and number > best then best = number end
  end
end)

return highest()
