local check = require "check"

-- What the file does by itself is not counted.
local own = check.run {}
local asked, made = #own:of("next", "naturals"), #own:of("create", "naturals")

local four = check.run { "new sums(naturals())", "4 next" }
local many = check.run { "new sums(naturals())", "300 next" }

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = four:result(1, { value = 1, done = false },
    "The first next hands over the first number of the source, and pauses. A loop that gathers"
    .. " numbers before its first yield gathers for ever; a return would end it. The number"
    .. " is source:next().value.")
  and four:yields({ 1, 3, 6, 10 },
    "Each value is the sum of all numbers so far. The variable for it is made once, before the"
    .. " loop, and each next adds one number.")
  and four:pulls("naturals", asked + 4,
    "One value needs one number: ask the source once for each of them, and only when it is wanted.")
  and four:makes("naturals", made + 1,
    "Ask the source that is handed to you: each call of naturals() makes another one.")
  and many:result(300, { value = 45150, done = false },
    "sums has no end: its loop goes on as long as somebody asks.")
