-- expect: or one for each letter, is not enough
local numbers = { A = 0, B = 0, C = 0, D = 0 }

local machine = generator(function (letter)
  while true do
    numbers[letter] = numbers[letter] + 1
    yield(letter .. numbers[letter])
  end
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
