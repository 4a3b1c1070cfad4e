-- A part of its own for the walk.
local walk = generator(function ()
  local way = yield("Which way?")
  while way ~= "right" do way = yield("A wall. Where?") end
end)

local cave = generator(function ()
  repeat yield_from(walk()) until yield("Open the chest?") == "yes"
  return "Gold!"
end)

return cave()
