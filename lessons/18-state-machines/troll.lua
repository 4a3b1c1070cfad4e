-- A troll guards a bridge. Send what you say.
local troll = generator(function ()
  local said = yield("Who?")
  while said ~= "friend" do
    said = yield("Away!")
  end
  local answer = yield("6 x 7?")
  while answer ~= 42 do
    answer = yield("No!")
  end
  return "Enter!"
end)

return troll()
