-- The same tea with async and await.
local function wait(ms, value)
  return promise(function (resolve) after(ms, resolve, value) end)
end

local tea = async(function ()
  print("The kettle is on.")
  local water = await(wait(200, "hot water"))
  print(water)
  local cup = await(wait(300, "a cup of tea"))
  print(cup)
  return "Cheers!"
end)

tea():then_(print)
print("The table is laid.")
