-- The same troll by hand: its state has a name.
local troll = { state = "start" }

function troll:next(said)
  local value
  if troll.state == "start" then
    troll.state = "who"
    value = "Who goes there?"
  elseif troll.state == "who" then
    value = "Go away. Who are you?"
    if said == "friend" then
      troll.state = "riddle"
      value = "What is 6 times 7?"
    end
  elseif troll.state == "riddle" then
    value = "No. Think again."
    if said == 42 then
      troll.state = "end"
      return { value = "Come in.", done = true }
    end
  end
  return { value = value, done = troll.state == "end" }
end

return troll
