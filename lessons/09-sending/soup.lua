-- A waiter asks what you want.
local waiter = generator(function ()
  local dish = yield("dish?")
  local drink = yield("drink?")
  return { dish, drink }
end)

return waiter()
