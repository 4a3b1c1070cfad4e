local machine = generator(function (letter)
  for number = 1, math.huge do
    yield(letter .. number)
  end
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
