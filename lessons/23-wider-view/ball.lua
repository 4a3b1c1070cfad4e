-- Who has the ball says who gets it.
local player = generator(function (to)
  while true do
    yield(to)
  end
end)

local team = {
  ann = player("cid"),
  bob = player("ann"),
  cid = player("bob")
}
local turn = "ann"
for catches = 1, 6 do
  turn = team[turn]:next().value
  print("to " .. turn)
end
