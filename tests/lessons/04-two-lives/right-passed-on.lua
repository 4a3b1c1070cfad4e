local count_from
count_from = generator(function (letter, number)
  yield(letter .. number)
  yield_from(count_from(letter, number + 1))
end)

local machine = generator(function (letter)
  yield_from(count_from(letter, 1))
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
