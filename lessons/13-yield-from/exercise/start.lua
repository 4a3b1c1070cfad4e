-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

-- All pages of chapter "a", which has `first` pages, then those
-- of chapter "b", which has `second`. Returns how many in all.
local book = generator(function (first, second)
  -- Write this.
end)

return book(2, 3)
