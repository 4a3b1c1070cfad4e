-- A promise can fail, too: then await throws.
local function power_cut(ms)
  return promise(function (_, reject) after(ms, reject, "no power") end)
end

local tea = async(function ()
  print("The kettle is on.")
  local ok, reason = pcall(function ()
    await(power_cut(200))
    print("hot water")
  end)
  if not ok then print("cold water: " .. reason) end
end)

tea()
print("The table is laid.")
