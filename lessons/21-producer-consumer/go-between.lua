-- Neither knows the other.
local kitchen = generator(function ()
  yield("soup")
  yield("rice")
  yield("cake")
end)

local guest = generator(function ()
  local dish = yield("hungry")
  dish = yield("ate " .. dish)
  return "full of " .. dish
end)

local cook, eater = kitchen(), guest()
local says = eater:next()
while not says.done do
  local dish = cook:next().value
  says = eater:next(dish)
  print(says.value)
end
