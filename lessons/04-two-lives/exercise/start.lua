-- Each ticket machine hands over "A1", "A2", "A3", …
-- with its own letter, and without an end.
-- But these machines disturb each other: run the file,
-- and read what it prints. Mend that: each machine has
-- its own numbers, also where two have the same letter.
local number = 0

local machine = generator(function (letter)
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
