local check = require "check"

-- A generator of these values, to be asked by one stage alone.
local function source(...)
  local list = {}
  for i, value in ipairs { ... } do list[i] = string.format("yield(%q)", value) end
  return "generator(function () " .. table.concat(list, " ") .. " end)()"
end

-- Each stage by itself; then what it is built for.
local tokens = check.run { "new tokens(" .. source("One t", "wo, ", "three") .. ")", "5 next" }
local cuts = tokens:result(1, { value = "One" },
    "A word is handed over as it stands in the text, when the letter behind it is no letter.")
  and tokens:result(2, { value = "two" },
    "A piece may end in the middle of a word. Keep the letters in a local until the word is"
    .. " whole: it survives while you ask for the next piece.")
  and tokens:result(3, { value = "," }, "Each of the marks . , ! ? is a token of its own.")
  and tokens:result(4, { value = "three" },
    "The last word has nothing behind it. What is still kept when the pieces are at their end"
    .. " has to be handed over, too.")
  and tokens:result(5, { done = true }, "After the last token there is nothing more.")
  and check.run { "new tokens(" .. source("a ", "b", " c!", "?") .. ")", "6 next" }
    :yields({ "a", "b", "c", "!", "?" },
      "A word may end just where its piece ends. Blanks are handed over nowhere.")

local sorts = cuts
  and check.run { "new words(" .. source("The", ".", "Cat", "!") .. ")", "3 next" }
    :yields({ "the", "cat" }, "words hands over words only, in small letters: text:lower().")

local counts = sorts
  and check.run { "new tally(" .. source("cat", "dog", "cat") .. ")", "4 next" }
    :yields({ "cat 1", "dog 1", "cat 2" },
      "After each word comes its count so far: keep the counts in a table, and yield in the"
      .. " loop. Each tally begins with no counts, in a local of its own body.")

if counts then
  local run = check.run {}
  -- The most likely mistakes come with a sentence of their own; the lines tell of all others.
  local _ = run:pulls("pieces", { most = 3 },
      "The third \"the\" is whole in the third piece. Nothing behind it may be asked for: let"
      .. " each stage ask only when it is asked, and leave the loop.")
    and run:closed("pieces",
      "The text was left open. A loop over of(...) that is left with break closes all stages;"
      .. " a loop that calls next itself closes nothing.")
    and run:prints({ "the 1", "cat 1", "saw 1", "the 2", "dog 1", "the 3", "text closed" },
      "The loop prints each line of tally, also the one with 3, and then stops.")
end
