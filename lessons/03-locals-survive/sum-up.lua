-- Each next adds one step to the sum.
local sum_up = generator(function (first)
  local sum, step = first, 0
  while true do
    step = step + 1
    sum = sum + step
    yield(sum)
  end
end)

return sum_up(10)
