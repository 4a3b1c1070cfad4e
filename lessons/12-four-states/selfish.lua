-- It asks itself for a value.
local me
local selfish = generator(function ()
  yield("one")
  local _, why = pcall(function ()
    me:next()
  end)
  if why then print(why) end
  yield("two")
end)

me = selfish()
return me
