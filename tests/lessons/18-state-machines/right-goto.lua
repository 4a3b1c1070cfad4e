-- The cave says:      the player answers, and then:
-- "Which way?"        "right": the chest; all else: the wall
-- "A wall. Where?"    "right": the chest; all else: the wall again
-- "Open the chest?"   "yes": the end, "Gold!"; all else: "Which way?"
local cave = generator(function ()
  local said
  ::way::
  said = yield("Which way?")
  ::wall::
  if said ~= "right" then
    said = yield("A wall. Where?")
    goto wall
  end
  said = yield("Open the chest?")
  if said ~= "yes" then goto way end
  return "Gold!"
end)

return cave()
