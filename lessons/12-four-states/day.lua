-- A day, from morning to night.
local day = generator(function ()
  yield("noon")
  yield("evening")
  return "night"
end)

return day()
