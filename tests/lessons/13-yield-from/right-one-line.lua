-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (first, second)
  return yield_from(chapter("a", first)) + yield_from(chapter("b", second))
end)

return book(2, 3)
