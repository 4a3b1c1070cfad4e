-- A day, from morning to night.
local day = generator(function ()
  print("the sun rises")
  yield("noon")
  yield("evening")
  print("the sun sets")
  return "night"
end)

return day()
