-- expect: print only writes it to output
-- The race begins with three words, one for each next:
-- "ready", then "steady", then "go".
local starter = generator(function ()
  yield("ready")
  yield("steady")
  print("go")
end)

return starter()
