local check = require "check"

local all = check.run { 'new files("home")', "7 next" }
local flat = check.run { 'new files("old")', "3 next" }
local first = check.run { 'new files("home")', "next" }
local third = check.run { 'new files("home")', "3 next" }
local stopped = check.run { 'new files("home")', "3 next", 'return "enough"' }

-- What came in place of the folder says which mistake it is.
local function in_the_folder()
  local answer = all:answers()[2]
  local value = answer and answer.event == "result" and answer.value or ""
  if value == '"music"' then
    return "music is a folder. Its files have to come in its place, not its name."
  elseif value:find("^files#") or value:find("^entries#") then
    return "This is a generator, as one value. To hand out its values, hand over to it: yield_from."
  elseif value:find("^{") then
    return "This is a list. Hand out file by file: yield_from does that."
  elseif value == '"plan"' then
    return "Where are the files of music? Calling files(name) only makes a generator, and runs"
      .. " nothing. Hand over to it."
  end
  return "After letter come the files of the folder music, beginning with song."
end

local function deeper()
  local answer = all:answers()[3]
  if answer and answer.value == '"old"' then
    return "old is a folder in a folder. Hand over to files(name), not to entries(name): that"
      .. " looks into folders, as deep as they go."
  end
  return "In place of old come its own files, waltz and tango."
end

-- The first one that fails says what to do; those behind it would only repeat it.
local _ = flat:yields({ "waltz", "tango" },
    "A folder with only files in it: hand out each of its entries.")
  and all:result(2, { value = "song" }, in_the_folder())
  and all:result(3, { value = "waltz" }, deeper())
  and all:yields({ "letter", "song", "waltz", "tango", "march", "plan" },
    "After the files of a folder, the one that it stands in goes on.")
  and first:pulls("entries", { most = 1 },
    "For the first file, one entry is enough. Do not put the files into a list first.")
  and third:pulls("entries", { most = 5 },
    "Look into a folder only as far as files are wanted: no lists.")
  and stopped:finished("entries",
    "Whoever stops the walk has to stop what it goes through. Hand over with yield_from, and loop"
    .. " with of: both pass a return on.")
