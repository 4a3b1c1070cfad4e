-- story(pages) hands on the pages, one by one, up to the
-- page "The end.", which is not handed on. What comes
-- behind it is not even looked at, and the book is closed.
-- A leaflet has no such page: hand on all that it yields.
local book = generator(function ()
  local _ <close> = finally(function ()
    print("The book is closed.")
  end)
  yield("It was night.")
  yield("It rained.")
  yield("The end.")
  yield("Buy more books!")
end)

local leaflet = generator(function ()
  yield("Come and see!")
  return "Printed in Paris."
end)

local story = generator(function (pages)
  for page in of(pages) do
    if page == "The end." then break end
    yield(page)
  end
end)

for page in of(story(book())) do
  print(page)
end
for page in of(story(leaflet())) do
  print(page)
end
