-- Dice game: two players, one dice. If you roll a 1 you get nothing.
-- First with 15 points wins!

local seed = 42
local function rollDice()
  seed = (seed * 1103515245 + 12345) % 2147483648
  return (seed // 65536) % 6 + 1
end

local dice = generator(function ()
  local count = 0
  while true do
    count = count + 1
    local stop = yield(rollDice())
    if stop then
      return count
    end
  end
end)

local player = generator(function (name, theDice)
  local points = 0
  while points < 15 do
    local number = theDice:next().value
    if number == 1 then
      print(name .. " rolls a 1, bad luck")
    else
      points = points + number
      print(name .. " rolls a " .. number .. " and has " .. points)
    end
    yield(points)
  end
  return name
end)

local d = dice()
local players = { player("Mia", d), player("Tom", d) }
local winner = nil
local turn = 1
while winner == nil do
  local result = players[turn]:next()
  if result.done then
    winner = result.value
  end
  turn = 3 - turn
end
print(winner .. " wins!")
local result = d:next(true)
print("number of rolls:", result.value, result.done)
