-- expect: print only writes to output
-- The cave says:      the player answers, and then:
-- "Which way?"        "right": the chest; all else: the wall
-- "A wall. Where?"    "right": the chest; all else: the wall again
-- "Open the chest?"   "yes": the end, "Gold!"; all else: "Which way?"
local cave = generator(function ()
  while true do
    print("Which way?")
    local way = yield()
    while way ~= "right" do
      print("A wall. Where?")
      way = yield()
    end
    print("Open the chest?")
    local answer = yield()
    if answer == "yes" then return "Gold!" end
  end
end)

return cave()
