-- The same countdown as a generator and as an iterator written by hand: one protocol.
local countdown = generator(function (from)
  while from > 0 do
    yield(from)
    from = from - 1
  end
end)

local function by_hand(from)
  local iterator = {}
  function iterator:next()
    if from == 0 then return { done = true } end
    from = from - 1
    return { value = from + 1, done = false }
  end
  return iterator
end

local one, other = countdown(2), by_hand(2)
for turn = 1, 3 do
  local left = one:next()
  local right = other:next()
  print(turn .. ": " .. tostring(left.done) .. " " .. tostring(right.done))
end
