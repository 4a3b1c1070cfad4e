-- Making tea takes time: wait promises what will come.
local function wait(ms, value)
  return promise(function (resolve) after(ms, resolve, value) end)
end

local tea = generator(function ()
  print("The kettle is on.")
  local water = yield(wait(200, "hot water"))
  print(water)
  local cup = yield(wait(300, "a cup of tea"))
  print(cup)
  return "Cheers!"
end)

return tea()
