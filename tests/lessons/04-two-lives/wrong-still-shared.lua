-- expect: A new machine begins at 1, whatever others have counted
local number, other_number = 0, 0

local machine = generator(function (letter)
  while true do
    if letter == "A" then
      number = number + 1
      yield(letter .. number)
    else
      other_number = other_number + 1
      yield(letter .. other_number)
    end
  end
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
