-- Each ticket machine hands over "A1", "A2", "A3", …
-- with its own letter, and without an end.
-- Each machine has its own numbers, also where two
-- have the same letter.
local machine = generator(function (letter)
  local number = 0
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
