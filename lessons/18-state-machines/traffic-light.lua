-- Each pause is a state of the light; what next sends decides which comes then.
local light = generator(function ()
  local order
  while true do
    order = yield("red")
    if order ~= "emergency" then order = yield("green") end
    if order ~= "emergency" then order = yield("yellow") end
    while order == "emergency" do order = yield("blinking") end
  end
end)

local crossing = light()
for order in of({ "go", "on", "on", "on", "on", "emergency", "emergency", "over" }) do
  print(crossing:next(order).value)
end
return crossing
