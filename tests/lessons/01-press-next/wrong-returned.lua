-- expect: return ends a generator
-- The race begins with three words, one for each next:
-- "ready", then "steady", then "go".
local starter = generator(function ()
  yield("ready")
  yield("steady")
  return "go"
end)

return starter()
