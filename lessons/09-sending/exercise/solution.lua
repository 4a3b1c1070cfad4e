-- Each next(number) brings a number, and hands back the highest
-- number that was sent so far. Before the first one, that is 0.
local highest = generator(function ()
  local best = 0
  while true do
    local number = yield(best)
    if number > best then best = number end
  end
end)

return highest()
