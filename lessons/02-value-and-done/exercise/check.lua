local check = require "check"

-- One mistake, one message: each check is asked only if the one before it holds.
local three = check.run { "new countdown(3)", "5 next" }
local holds = three:yields({ 3, 2, 1 },
  "Each number comes with done: false, so each needs a yield. \"liftoff\" is no number.")
holds = holds and three:result(4, { value = "liftoff", done = true },
  "After the last number the body ends with return \"liftoff\": its value comes with done: true.")
holds = holds and three:result(5, { value = check.none, done = true },
  "After the end there is nothing more to hand over.")

-- The numbers must follow what it is called with.
local two = holds and check.run { "new countdown(2)", "3 next" }
holds = holds and two:yields({ 2, 1 },
  "Count down from what the function is called with, not from 3.")
holds = holds and two:result(3, { value = "liftoff", done = true },
  "However long it is, it ends with return \"liftoff\".")
