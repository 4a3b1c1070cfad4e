-- The same countdown, as a generator and as an iterator written by hand.
local countdown = generator(function (from)
  for n = from, 1, -1 do yield(n) end
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

for n in of(by_hand(2)) do print(n) end
for n in of(countdown(2)) do print(n) end
