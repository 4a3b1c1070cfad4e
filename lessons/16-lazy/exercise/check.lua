local check = require "check"

-- The first one of each group that fails says what to do.
local dropped = check.run { "new drop(2, numbers(1000))", "3 next" }
local _ = dropped:result(1, { value = 3, done = false },
    "drop(2, …) leaves out the first two values, and hands on the third one. (Returning source"
    .. " hands on no values; yield_from(source) does.)")
  and dropped:yields({ 3, 4, 5 }, "Behind the dropped values, drop hands on each value as it is.")
  and dropped:pulls("numbers", { most = 5 },
    "drop asks its source only when it is asked itself: no list of all values first.")

local none = check.run { "new drop(0, numbers(1000))", "next" }
none:result(1, { value = 1 }, "drop(0, …) leaves out nothing.")

local taken = check.run { "new take_while(function (x) return x < 3 end, numbers(1000))", "4 next" }
_ = taken:result(1, { value = 1, done = false }, "take_while hands on the first value, as it fits.")
  and taken:yields({ 1, 2 }, "take_while hands on 1 and 2, and not the 3: it does not fit any more.")
  and taken:result(3, { done = true }, "At the first value that does not fit, take_while ends.")
  and taken:pulls("numbers", { most = 3 },
    "take_while asks for nothing behind the first value that does not fit: no list first.")

-- Values that would fit again come behind the first that does not.
local again = check.run {
  "new take_while(function (x) return x ~= 3 end, numbers(1000))", "4 next",
}
again:yields({ 1, 2 }, "take_while is over for good at the first value that does not fit, also"
  .. " where later ones would fit again. (That would be filter.)")

-- Both together, as the file returns them.
local both = check.run { "4 next" }
_ = both:yields({ 6, 7, 8 }, "The pipeline of the last line hands on 6, 7 and 8.")
  and both:result(4, { done = true }, "9 does not fit: take_while ends there.")
  and both:pulls("numbers", { most = 9 }, "Together, too, they ask for no number behind the 9.")
  and both:closed("numbers",
    "take_while does not close its source. Leaving a loop `for x in of(source)` closes it; who"
    .. " calls next by hand has to call return_ by hand, too.")

-- A source that is shorter than what is dropped.
local short = check.run { "new drop(5, numbers(2))", "next" }
short:result(1, { value = check.none, done = true },
  "Where the source ends before all has been dropped, drop ends, too, with no value.")
