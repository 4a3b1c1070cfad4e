-- When is the next number computed?
local step = 1

local numbers = generator(function ()
  local n = 0
  while true do
    n = n + step
    yield(n)
  end
end)

local row = numbers()
print(row:next().value)
print(row:next().value)
step = 10
print(row:next().value)

return row
