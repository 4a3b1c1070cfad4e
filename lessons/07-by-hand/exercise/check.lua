local check = require "check"

local once = check.run { "new once(1, 3)", "4 next" }
local twice = check.run { "new twice(1, 2)", "5 next" }
local both = check.run { "new pairs_of(1, 2)", "5 next" }
local long = check.run { "new once(1, 10000)", "next" }

-- How many events, most of them lines, the call of that number took.
local function length_of(run, command)
  local first, last
  for _, event in ipairs(run.events) do
    if event.command == command then first, last = first or event, event end
  end
  return last and last.tick - first.tick or 0
end

local function is_lazy(sentence)
  local length = length_of(long, 2)
  return check.that(length < 5000, {
    name = "the first number comes before the others are made", run = long, at = long:last(),
    wanted = "the first of 10000 numbers, made alone",
    seen = length .. " events before the first number came out", sentence = sentence })
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = once:yields({ 1, 2, 3 },
    "span returns a table with a method iterator; that returns an iterator: something with a method"
    .. " next, whose answers are { value = …, done = … }. A generator is one, too.")
  and once:result(4, { done = true }, "Behind the last number, next must answer done = true.")
  and twice:yields({ 1, 2, 1, 2 },
    "The second loop got no numbers: the method iterator must make a new iterator in each call.")
  and both:yields({ "1-1", "1-2", "2-1", "2-2" },
    "Two loops at once disturb each other: each iterator needs a variable of its own, made in the"
    .. " method iterator. What is made outside of it is shared by all of them.")
  and is_lazy("Make no list: each number is made when it is asked for.")
