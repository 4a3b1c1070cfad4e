local add = generator(function (top)
  local sum = 0
  for i = 1, top do
    sum = sum + i
  end
  yield(sum)
end)
return add(100000)
