-- A stage may ask more often than it answers, or answer more often than it asks.
local letters = generator(function ()
  yield("a")
  yield("b")
  yield("c")
  yield("d")
end)

local pairs_of = generator(function (source)
  local first
  for value in of(source) do
    if first then yield({ first, value }) end
    first = not first and value or nil
  end
end)

local twice = generator(function (source)
  for value in of(source) do
    yield(value)
    yield(value)
  end
end)

for pair in of(twice(pairs_of(letters()))) do print(pair[1], pair[2]) end
