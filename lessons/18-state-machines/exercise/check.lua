local check = require "check"

-- A conversation: what the player sends after the first next. Names it in verdicts.
local function talk(...)
  local commands = { "new cave()", "next" }
  for _, said in ipairs { ... } do
    commands[#commands + 1] = ("send %q"):format(said)
  end
  return check.run(commands)
end

-- The first one of each group that fails says what to do.
local right = talk("right", "yes", "yes")
local begun = right:result(1, { value = "Which way?", done = false },
  "The cave begins with \"Which way?\". A yield hands it over; print only writes to output.")
local through = begun
  and right:result(2, { value = "Open the chest?" },
    "Who goes right finds the chest. The value of the yield is what was sent: local way = yield(…)."
    .. " And next does not begin at the top: it goes on behind the yield where it paused, so a"
    .. " variable for the state is of no use.")
  and right:result(3, { value = "Gold!" }, "Who opens the chest finds \"Gold!\".")
  and right:result(3, { done = true },
    "The gold is the end: return hands over a value with done: true.")
  and right:result(4, { value = check.none, done = true }, "After the end there is nothing more.")

local walls = talk("left", "up", "left", "right")
local walked = through
  and walls:result(2, { value = "A wall. Where?", done = false }, "All but right leads to the wall.")
  and walls:result(3, { value = "A wall. Where?" },
    "A wall is there as often as the player does not go right: that is a loop.")
  and walls:result(4, { value = "A wall. Where?" }, "And a third time: that is a loop.")
  and walls:result(5, { value = "Open the chest?" },
    "What is sent at the wall is the value of the yield there, and has to be looked at: way ="
    .. " yield(…).")

local back = talk("right", "no", "left", "right", "what?", "right", "yes")
local _ = walked
  and back:result(3, { value = "Which way?", done = false },
    "Who does not open the chest goes on: all but \"yes\" leads back to the beginning.")
  and back:yields({
    "Which way?", "Open the chest?", "Which way?", "A wall. Where?", "Open the chest?",
    "Which way?", "Open the chest?",
  }, "After the way back, all is as it was at the beginning, as often as the player likes.")
  and back:result(8, { value = "Gold!", done = true }, "In the end, \"yes\" opens the chest.")
