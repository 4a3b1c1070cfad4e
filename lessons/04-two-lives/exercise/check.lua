local check = require "check"

-- The file may have made some by itself: the names of ours come after theirs.
local made = #check.run {}:of("create", "machine")
local first, second = "machine#" .. made + 1, "machine#" .. made + 2

local alone = check.run { "new machine('C')", "4 next" }
local same = check.run { "new machine('C')", "2 next", "new machine('C')", "next",
                         "select " .. first, "next", "select " .. second, "next" }
local many = check.run { "new machine('D')", "300 next" }

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = alone:yields({ "C1", "C2", "C3", "C4" },
  "A new machine begins at 1, whatever others have counted, and goes on by 1 at each next.")
  and same:yields({ "C1", "C2", "C1", "C3", "C2" },
  "Two machines with the same letter need separate numbers, too: a number that all share, or one"
  .. " for each letter, is not enough. Whatever is made inside of the body belongs to one machine.")
  and many:result(300, { value = "D300", done = false }, "A machine never ends.")
