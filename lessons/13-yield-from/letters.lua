-- One generator hands over.
local middle = generator(function ()
  yield("b")
  yield("c")
  return "two letters"
end)

local letters = generator(function ()
  yield("a")
  local report = yield_from(middle())
  yield(report)
  yield("z")
end)

return letters()
