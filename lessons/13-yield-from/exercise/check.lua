local check = require "check"

local walk = check.run { "new book(2, 3)", "6 next" }
local small = check.run { "new book(1, 1)", "3 next" }
local empty = check.run { "new book(0, 2)", "3 next" }
local lazy = check.run { "new book(5, 5)", "next" }
local stopped = check.run { "new book(5, 5)", "2 next", 'return "enough"' }

-- What the first call gave says which mistake it is.
local function first_page()
  local answer = walk:answers()[1]
  local value = answer and answer.value or ""
  if value:find("^chapter#") then
    return "This is the generator itself, as one value. Hand over to it instead: yield_from."
  elseif value:find("^{") then
    return "This is a whole list at once. Hand out page by page: yield_from does that."
  elseif #walk:of("create", "chapter") == 0 then
    return "No chapter was made. chapter(\"a\", first) makes one, and yield_from hands over to it."
  elseif #walk:of("next", "chapter") == 0 then
    return "A chapter was made, but nobody asked it for a page. yield_from hands over to it."
  end
  return "The first page of the first chapter comes first."
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = walk:result(1, { value = "a1", done = false }, first_page())
  and walk:yields({ "a1", "a2", "b1", "b2", "b3" },
    "All pages of \"a\", then all pages of \"b\", and nothing else. (The count is returned, not"
    .. " yielded.)")
  and walk:result(6, { value = 5, done = true },
    "At the end, return the sum of what the two chapters returned: that is the value of each"
    .. " yield_from.")
  and small:result(3, { value = 2, done = true }, "The sum depends on the chapters: 1 and 1 are 2.")
  and empty:yields({ "b1", "b2" }, "A chapter may have no pages. Then the other one comes at once.")
  and lazy:no_list("chapter", { most = 1 },
    "Ask a chapter for a page only when one is wanted; do not collect them first.")
  and stopped:closed("chapter",
    "Whoever stops book has to stop the chapter, too. yield_from passes a return on.")
