local check = require "check"

local all = { "fine 1", "error 2", "fine 3", "no error 4", "error 5", "error 6" }

-- The first one of each group that fails says what to do.
local first = check.run { "new entries()", "next" }
local fetched = first:result(1, { value = "fine 1", done = false },
    "entries hands over lines, and not pages: first the first line of page 1.")
  and first:prints({ "page 1" }, "Fetch a page only when a line of it is wanted: the first line"
    .. " needs page 1, and no other.")

local third = check.run { "new entries()", "3 next" }
fetched = fetched and third:prints({ "page 1" },
  "Fetch a page only when a line of it is wanted: three lines stand on page 1.")

local whole = check.run { "new entries()", "7 next" }
local _ = fetched
  and whole:result(4, { value = "no error 4" },
    "Behind the third line comes the fourth. An empty page is not the end: page.next names the"
    .. " page behind it.")
  and whole:result(6, { value = "error 6", done = false }, "The last page has lines, too.")
  and whole:yields(all, "entries hands over each line once, in order.")
  and whole:result(7, { done = true }, "Where there is no next page, entries ends.")
  and whole:prints({ "page 1", "page 5", "page 6", "page 9" }, "Each page is fetched once.")

local found = check.run { "3 next" }
_ = fetched
  and found:result(1, { value = "error 2" }, "The pipeline hands on the first error.")
  and found:result(2, { value = "error 5" },
    "The second one is error 5. (In \"no error 4\" there is the word, but it does not begin with"
    .. " it.)")
  and found:result(3, { done = true }, "Two errors are enough for take(2, …).")
  and found:pulls("entries", { most = 5 },
    "errors has to hand on an error as soon as it comes: no list first.")

local three = check.run { "new errors(entries())", "4 next" }
_ = fetched and three:yields({ "error 2", "error 5", "error 6" }, "There are three errors in all.")
