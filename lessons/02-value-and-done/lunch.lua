-- Three courses, and then it is over.
local lunch = generator(function ()
  yield("soup")
  yield("bread")
  return "coffee"
end)

return lunch()
