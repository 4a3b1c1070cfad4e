local count = generator(function (first, last)
  while first <= last do
    yield(first)
    first = first + 1
  end
end)

local function span(from, to)
  return { iterator = function () return count(from, to) end }
end

-- These three use it. Leave them as they are.
local once = generator(function (from, to)
  for n in of(span(from, to)) do yield(n) end
end)

local twice = generator(function (from, to)
  local numbers = span(from, to)
  for n in of(numbers) do yield(n) end
  for n in of(numbers) do yield(n) end
end)

local pairs_of = generator(function (from, to)
  local numbers = span(from, to)
  for a in of(numbers) do
    for b in of(numbers) do yield(a .. "-" .. b) end
  end
end)

return once(1, 3)
