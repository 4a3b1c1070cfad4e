local check = require "check"

local two = check.run { "new story(book())", "3 next" }
local all = check.run { "new story(leaflet())", "2 next" }

-- The book that the run itself has opened: the file may have opened others.
local name
for _, event in ipairs(two:of("create", "book")) do
  if event.command == 1 then name = event.generator end
end
local state
for _, each in ipairs(two.generators) do
  if each.name == name then state = each.state end
end

local function is_closed(sentence)
  local asked = two:of("result", name)
  return check.that(state == "completed", {
    name = "the book is closed", run = two, at = asked[#asked], wanted = "the book is closed",
    seen = state and "it is still paused: it waits for a next that never comes" or "no book",
    sentence = sentence })
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = two:yields({ "It was night.", "It rained." },
    "Hand on each page before \"The end.\", one for each next, and nothing else.")
  and two:result(3, { done = true }, "After \"The end.\" the story is over.")
  and two:pulls(name, 3,
    "What stands behind \"The end.\" must not be looked at: do not gather the pages first, and"
    .. " leave the loop as soon as that page comes.")
  and is_closed("A for…of loop that is left early closes what it walks through. Whoever calls next"
    .. " by hand must also call return_ by hand.")
  and all:yields({ "Come and see!" },
    "A leaflet ends without that page. What it returns comes with done: true, and is no page:"
    .. " look at done before you hand on a value.")
  and all:result(2, { done = true }, "When the pages are at their end, so is the story.")
