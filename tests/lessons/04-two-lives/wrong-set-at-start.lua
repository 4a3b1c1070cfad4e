-- expect: Whatever is made inside of the body belongs to one machine
local number = 0

local machine = generator(function (letter)
  number = 0
  while true do
    number = number + 1
    yield(letter .. number)
  end
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
