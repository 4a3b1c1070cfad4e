-- expect: look at done before you hand on a value
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
  local result
  repeat
    result = pages:next()
    if result.value == "The end." then
      pages:return_()
      return
    end
    yield(result.value)
  until result.done
end)

for page in of(story(book())) do
  print(page)
end
for page in of(story(leaflet())) do
  print(page)
end
