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
  -- Write the body here.
end)

for page in of(story(book())) do
  print(page)
end
for page in of(story(leaflet())) do
  print(page)
end
