-- Nothing here catches an error.
local stairs = generator(function ()
  yield("one")
  yield("two")
  yield("three")
end)

return stairs()
