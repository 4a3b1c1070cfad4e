-- Use 4: wait, and let others work.
local function wait(ms)
  return promise(function (resolve)
    after(ms, resolve)
  end)
end

local cook = async(function (dish, ms)
  print(dish .. " is on the fire")
  await(wait(ms))
  print(dish .. " is ready")
end)

cook("rice", 300)
cook("soup", 200)
print("The table is laid.")
