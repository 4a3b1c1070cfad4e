-- An iterable makes a new iterator for each walk. An iterator is walked only once.
local countdown = generator(function (from)
  while from > 0 do
    yield(from)
    from = from - 1
  end
end)

local rocket = {}
function rocket:iterator() return countdown(2) end

for n in of(rocket) do print("first walk: " .. n) end
for n in of(rocket) do print("second walk: " .. n) end

local once = countdown(2)
for n in of(once) do print("once: " .. n) end
for n in of(once) do print("never: " .. n) end
print("done: " .. tostring(once:next().done))
