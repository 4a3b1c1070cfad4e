-- expect: do not collect them first
-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (first, second)
  local pages = collect(chapter("a", first))
  for _, page in ipairs(collect(chapter("b", second))) do
    table.insert(pages, page)
  end
  for _, page in ipairs(pages) do yield(page) end
  return #pages
end)

return book(2, 3)
