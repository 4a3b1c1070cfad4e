-- expect: each iterator needs a variable of its own
local function span(from, to)
  local numbers = {}
  function numbers:iterator()
    numbers.at = from - 1
    return numbers
  end
  function numbers:next()
    if numbers.at >= to then return { done = true } end
    numbers.at = numbers.at + 1
    return { value = numbers.at, done = false }
  end
  return numbers
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
