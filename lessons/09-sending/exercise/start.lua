-- Each next(number) brings a number, and hands back the highest
-- number that was sent so far. Before the first one, that is 0.
local highest = generator(function ()
  local best = 0
  while true do
    yield(best)
    -- Take the number that was sent. Is it higher than best?
  end
end)

return highest()
