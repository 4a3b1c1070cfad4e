-- Eats what it is sent. You are the cook.
local guest = generator(function ()
  for eaten = 0, 2 do
    local dish = yield(eaten)
    print("eat " .. (dish or "air"))
  end
  return "full"
end)

return guest()
