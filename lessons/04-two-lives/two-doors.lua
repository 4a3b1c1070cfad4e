-- Two doors. Where is count made?
local count = 0

local door = generator(function (name)
  while true do
    count = count + 1
    yield(name .. count)
  end
end)

local front = door("front ")
local back = door("back ")
print(front:next().value)
print(back:next().value)
print(front:next().value)

return front
