-- A waiter asks what you want.
local waiter = generator(function ()
  local dish = yield("What to eat?")
  local drink = yield("And to drink?")
  return { dish, drink }
end)

return waiter()
