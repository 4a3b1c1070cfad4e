-- expect: return hands over a value with done: true
-- The cave says:      the player answers, and then:
-- "Which way?"        "right": the chest; all else: the wall
-- "A wall. Where?"    "right": the chest; all else: the wall again
-- "Open the chest?"   "yes": the end, "Gold!"; all else: "Which way?"
local cave = generator(function ()
  while true do
    local way = yield("Which way?")
    while way ~= "right" do
      way = yield("A wall. Where?")
    end
    local answer = yield("Open the chest?")
    if answer == "yes" then yield("Gold!") end
  end
end)

return cave()
