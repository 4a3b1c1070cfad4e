local check = require "check"

local list = 'new jobs({ "wash", "dry", "iron" })'
local calm = check.run { list, "4 next" }
local once = check.run { list, "next", 'throw "broken"', "2 next" }
local second = check.run { list, "2 next", 'throw "broken"', "next" }
local twice = check.run { list, "2 next", 'throw "broken"', 'throw "broken"', "next" }
local last = check.run { list, "3 next", 'throw "broken"', "next" }

-- What came after a throw says which mistake it is.
local function after_throw()
  local answer = once:answers()[2]
  if answer and answer.event == "threw" then
    return "The error was raised at the yield, and nothing caught it: put the yield into a pcall."
  elseif answer and answer.value == '"dry"' then
    return "It was caught, but then the next job came. The job that has failed has to come again."
  elseif answer and answer.done then
    return "It was caught, but the loop was left. Put the pcall inside of the loop, around the"
      .. " yield alone."
  end
  return "After a throw, the same job has to come again."
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = calm:yields({ "wash", "dry", "iron" },
    "Where nothing fails, each job comes once, in the order of the list.")
  and once:result(2, { value = "wash", done = false }, after_throw())
  and once:yields({ "wash", "wash", "dry", "iron" },
    "After the job has come again, the other jobs follow.")
  and second:yields({ "wash", "dry", "dry", "iron" },
    "Only the job that has failed comes again, not those before it: put the pcall around its"
    .. " yield alone.")
  and twice:yields({ "wash", "dry", "dry", "dry", "iron" },
    "A job can fail more than once. Try again until it does not fail: that is a loop of its own.")
  and last:yields({ "wash", "dry", "iron", "iron" }, "The last job can fail, too.")
  and last:result(5, { done = true }, "When the last job has not failed, nothing is left to do.")
