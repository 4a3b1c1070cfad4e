-- expect: goes on by 1 at each next
local machine = generator(function (letter)
  while true do
    local number = 0
    number = number + 1
    yield(letter .. number)
  end
end)

local left, right = machine("A"), machine("B")
print(left:next().value)
print(right:next().value)
print(left:next().value)

return right
