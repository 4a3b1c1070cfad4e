-- The cave says:      the player answers, and then:
-- "Which way?"        "right": the chest; all else: the wall
-- "A wall. Where?"    "right": the chest; all else: the wall again
-- "Open the chest?"   "yes": the end, "Gold!"; all else: "Which way?"
local cave = generator(function ()
  -- Write this.
end)

return cave()
