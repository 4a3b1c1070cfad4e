-- Cooks a dish when somebody asks.
local kitchen = generator(function ()
  local dishes = { "soup", "rice", "cake" }
  for _, dish in ipairs(dishes) do
    print("cook " .. dish)
    yield(dish)
  end
  print("close the kitchen")
end)

return kitchen()
