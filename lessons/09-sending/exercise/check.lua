local check = require "check"

local start = check.run { "new highest()", "next" }
local rising = check.run { "new highest()", "next", "send 3", "send 9" }
local falling = check.run { "new highest()", "next", "send 9", "send 4", "send 5", "send 12" }
local early = check.run { "new highest()", "send 50", "send 3" }

-- Two yields in the loop: the first takes the 3 and drops it, the second takes the 9.
local function has_second_yield()
  local answers = rising:answers()
  return answers[3] and answers[2].value == "0" and answers[3].value == "9"
end

local lost = "The first number is sent to the yield that waits. Keep that yield's value: it is"
  .. " the number."
if has_second_yield() then
  lost = "One number went to each of two yields, and only the second one was kept. A yield hands"
    .. " out and takes in: one is enough."
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = start:result(1, { value = 0, done = false },
    "The first next starts the body. It hands back 0, because no number was sent yet.")
  and rising:result(2, { value = 3 }, lost)
  and rising:result(3, { value = 9 }, "9 is higher than 3, so it is the highest so far.")
  and falling:result(3, { value = 9 }, "4 is not higher than 9: the highest so far stays 9.")
  and falling:result(4, { value = 9 }, "5 is higher than 4, but 9 is still the highest so far.")
  and falling:result(5, { value = 12 }, "12 is the highest so far.")
  and early:yields({ 0, 3 },
    "What is sent with the first call is lost: no yield waits for it yet.")
