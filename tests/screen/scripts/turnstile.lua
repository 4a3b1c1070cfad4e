-- A turnstile as a plain coroutine, and as a machine by hand that does not know its end.
local function pass()
  while true do
    local event = coroutine.yield("locked")
    if event == "coin" then
      repeat event = coroutine.yield("open") until event == "push"
    elseif event == "kick" then
      return "broken"
    end
  end
end

local machine = { state = "locked", moves = {
  locked = { coin = "open", kick = "broken" },
  open = { push = "locked" },
} }
function machine:next(event)
  local moves = self.moves[self.state] or {}
  self.state = moves[event] or self.state
  return { value = self.state, done = self.state == "broken" }
end

local turnstile = coroutine.create(pass)
return turnstile
