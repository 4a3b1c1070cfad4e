-- Two names. How many generators?
local counter = generator(function (start)
  local count = start
  while true do
    yield(count)
    count = count + 1
  end
end)

local mine = counter(1)
local yours = mine
print(mine:next())
print(yours:next())

return yours
