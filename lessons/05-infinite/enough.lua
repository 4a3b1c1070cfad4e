-- It never ends. Does the program?
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local row = naturals()
local sum = 0
while sum < 10 do
  sum = sum + row:next().value
end
print("The sum is " .. sum)

return row
