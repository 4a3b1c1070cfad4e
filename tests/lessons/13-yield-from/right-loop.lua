-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (first, second)
  local count = 0
  for page in of(chapter("a", first)) do
    yield(page)
    count = count + 1
  end
  for page in of(chapter("b", second)) do
    yield(page)
    count = count + 1
  end
  return count
end)

return book(2, 3)
