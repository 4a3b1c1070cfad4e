-- A troll guards a bridge. Send what you say.
local troll = generator(function ()
  local said = yield("Who goes there?")
  while said ~= "friend" do
    said = yield("Go away. Who are you?")
  end
  local answer = yield("What is 6 times 7?")
  while answer ~= 42 do
    answer = yield("No. Think again.")
  end
  return "Come in."
end)

return troll()
