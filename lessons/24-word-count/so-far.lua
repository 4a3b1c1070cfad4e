-- Counts fruits while they come.
local fruits = generator(function ()
  yield("fig")
  yield("kiwi")
  yield("fig")
  yield("plum")
  yield("fig")
end)

local tally = generator(function (source)
  local counts = {}
  for name in of(source) do
    counts[name] = (counts[name] or 0) + 1
    yield(counts[name])
  end
end)

for count in of(tally(fruits())) do
  print(count)
  if count == 2 then break end
end
