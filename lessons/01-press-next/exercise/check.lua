local check = require "check"

-- Making the generator must run nothing.
local made = check.run { "new starter()" }
made:yields({}, "Calling starter() only makes a generator: nothing in its body may run yet.")

-- Then each next takes one word, and the fourth finds the end.
local race = check.run { "new starter()", "next", "next", "next", "next" }
race:yields({ "ready", "steady", "go" },
  "Each word has to be handed over by a yield of its own, in this order.")
race:result(4, { done = true }, "After the third word there is nothing left to yield.")
