-- The same troll by hand: its state has a name.
local troll = { state = "start" }

function troll:next(said)
  local value
  if troll.state == "start" then
    troll.state = "who"
    value = "Who?"
  elseif troll.state == "who" then
    value = "Away!"
    if said == "friend" then
      troll.state = "riddle"
      value = "6 x 7?"
    end
  elseif troll.state == "riddle" then
    value = "No!"
    if said == 42 then
      troll.state = "end"
      return { value = "Enter!", done = true }
    end
  end
  return { value = value, done = troll.state == "end" }
end

return troll
