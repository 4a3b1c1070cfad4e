-- expect: The second next hands over the second word, alone
local starter = generator(function ()
  yield("ready", "steady", "go")
end)

return starter()
