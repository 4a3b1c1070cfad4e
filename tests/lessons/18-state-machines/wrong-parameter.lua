-- expect: value of the yield
local cave = generator(function (said)
  yield("Which way?")
  while said ~= "right" do yield("A wall. Where?") end
  yield("Open the chest?")
  if said == "yes" then return "Gold!" end
end)

return cave()
