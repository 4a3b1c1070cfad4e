local check = require "check"

local three = check.run {
  'new by_turns({ count("a", 3), count("b", 1), count("c", 2) })', "7 next",
}
-- The first one that fails says what to do; those behind it would only repeat it.
local goes_round = three:result(1, { value = "a1", done = false },
    "The first value is that of the first task: ask it with next, and yield the result's value.")
  and three:result(2, { value = "b1" },
    "After one value of a task it is the next one's turn. (yield_from and a loop over the task"
    .. " stay with it until its end.)")
  and three:result(3, { value = "c1" }, "Each task has its turn before the first one's second.")
  and three:result(4, { value = "a2" },
    "After the last task the round begins again, and each goes on where it paused.")
  and three:result(5, { value = "c2" },
    "b is finished now. Its last result says done: true, and its value is not one to be handed"
    .. " over. It leaves, and c, which comes behind it, still has its turn.")
  and three:result(6, { value = "a3" }, "The tasks that are not finished go on round.")
  and three:result(7, { done = true }, "When all tasks have left, the round is over.")

-- The turn is only taken when somebody asks for it.
local waits = goes_round
  and check.run { 'new by_turns({ count("a", 3), count("b", 3) })', "next" }
    :pulls("count", 1, "For the first value only the first task has to be asked: the others"
      .. " wait until their values are wanted.")

if waits then
  local no = check.run {
    'new by_turns({ generator(function () yield(false) yield("on") end)(), count("b", 1) })',
    "4 next",
  }
  no:yields({ false, "b1", "on" },
    "A value may be anything, false too. Only done says whether a task is finished.")
end
