-- expect: next does not begin at the top
-- The cave says:      the player answers, and then:
-- "Which way?"        "right": the chest; all else: the wall
-- "A wall. Where?"    "right": the chest; all else: the wall again
-- "Open the chest?"   "yes": the end, "Gold!"; all else: "Which way?"
local cave = generator(function ()
  local state = "way"
  if state == "way" then
    local way = yield("Which way?")
    state = way == "right" and "chest" or "wall"
  elseif state == "wall" then
    local way = yield("A wall. Where?")
    state = way == "right" and "chest" or "wall"
  else
    local answer = yield("Open the chest?")
    if answer == "yes" then return "Gold!" end
  end
end)

return cave()
