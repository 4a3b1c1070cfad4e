-- The same machine twice: the generator's state is the line where it is paused.
local vending = generator(function (price)
  while true do
    local paid = 0
    while paid < price do
      local coin = yield("pay " .. (price - paid))
      paid = paid + (coin or 0)
    end
    local drink = yield("tea or coffee?")
    yield("here is your " .. (drink or "tea"))
  end
end)

-- By hand, the state needs a name, and each call begins by asking for it.
local by_hand = { price = 2, paid = 0, state = "start" }
function by_hand:next(sent)
  if by_hand.state == "pay" then
    by_hand.paid = by_hand.paid + (sent or 0)
  elseif by_hand.state == "choose" then
    by_hand.state = "take"
    return { value = "here is your " .. (sent or "tea"), done = false }
  else
    by_hand.paid = 0
  end
  by_hand.state = by_hand.paid < by_hand.price and "pay" or "choose"
  if by_hand.state == "choose" then return { value = "tea or coffee?", done = false } end
  return { value = "pay " .. (by_hand.price - by_hand.paid), done = false }
end

local machine = vending(2)
for sent in of({ 0, 1, 1, "coffee", 0, 2, "tea", 0 }) do
  local one, other = machine:next(sent), by_hand:next(sent)
  print(one.value .. (one.value == other.value and "" or " (by hand: " .. other.value .. ")"))
end
return machine
