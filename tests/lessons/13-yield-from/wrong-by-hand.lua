-- expect: yield_from passes a return on
-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (first, second)
  local count = 0
  for _, each in ipairs { chapter("a", first), chapter("b", second) } do
    local result = each:next()
    while not result.done do
      count = count + 1
      yield(result.value)
      result = each:next()
    end
  end
  return count
end)

return book(2, 3)
