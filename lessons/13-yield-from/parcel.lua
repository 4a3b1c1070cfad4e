-- A yield where another was meant.
local middle = generator(function ()
  yield("b")
  yield("c")
end)

local letters = generator(function ()
  yield("a")
  yield(middle())
  yield("z")
end)

return letters()
