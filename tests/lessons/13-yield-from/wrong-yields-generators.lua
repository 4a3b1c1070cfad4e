-- expect: This is the generator itself
-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (first, second)
  yield(chapter("a", first))
  yield(chapter("b", second))
end)

return book(2, 3)
