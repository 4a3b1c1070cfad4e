-- A return in the middle, and an empty yield.
local ticket = generator(function ()
  yield("ride")
  yield()
  local rides = 0
  if rides == 0 then
    return
  end
  yield("ride again")
end)

return ticket()
