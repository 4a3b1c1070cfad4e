-- expect: whose answers are { value = …, done = … }
local function span(from, to)
  local numbers = {}
  function numbers:iterator()
    local at = from - 1
    return { next = function ()
      at = at + 1
      if at <= to then return at end
    end }
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
