-- Hands out its pages: "a1", "a2", … and returns how many.
local chapter = generator(function (name, count)
  for page = 1, count do
    yield(name .. page)
  end
  return count
end)

local book = generator(function (...)
  local total = 0
  for number, count in ipairs { ... } do
    local name = string.char(string.byte("a") + number - 1)
    total = total + yield_from(chapter(name, count))
  end
  return total
end)

return book(2, 3)
