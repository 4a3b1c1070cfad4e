-- expect: leave the loop as soon as that page comes
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
  local over = false
  for page in of(pages) do
    if page == "The end." then over = true end
    if not over then yield(page) end
  end
end)

for page in of(story(book())) do
  print(page)
end
for page in of(story(leaflet())) do
  print(page)
end
