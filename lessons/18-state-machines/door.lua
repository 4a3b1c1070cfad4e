-- A door as a plain coroutine: the pauses are its states here, too.
local function door()
  while true do
    local event = coroutine.yield("closed")
    if event == "open" then
      repeat event = coroutine.yield("open") until event == "close"
    elseif event == "lock" then
      repeat event = coroutine.yield("locked") until event == "unlock"
    end
  end
end

local tell = coroutine.wrap(door)
print(tell())
for event in of({ "open", "lock", "close", "lock", "open", "unlock" }) do
  print(event .. ": " .. tell(event))
end
