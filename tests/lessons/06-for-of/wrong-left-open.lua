-- expect: must also call return_ by hand
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
  local result = pages:next()
  while not result.done and result.value ~= "The end." do
    yield(result.value)
    result = pages:next()
  end
end)

for page in of(story(book())) do
  print(page)
end
for page in of(story(leaflet())) do
  print(page)
end
