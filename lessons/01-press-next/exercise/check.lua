local check = require "check"

local race = check.run { "new starter()", "next", "next", "next", "next" }

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = race:result(1, { value = "ready" }, "The first next hands over the first word, alone.")
  and race:result(2, { value = "steady" }, "The second next hands over the second word, alone.")
  and race:result(3, { value = "go" },
    "The third next hands over the third word. (print only writes it to output; and without"
    .. " quotes it is not a word, but the name of a variable.)")
  and race:result(3, { done = false },
    "The third word came with done: true: return ends a generator. A yield hands the word over"
    .. " and pauses, as the two above it do.")
  and race:result(4, { done = true }, "After the third word there is nothing left to hand over.")
