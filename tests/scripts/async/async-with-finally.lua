-- finally in an async function runs after its awaits, and may await itself.
local work = async(function ()
  local _ <close> = finally(function () print("cleaning"); await(sleep(5)); print("clean") end)
  await(sleep(10))
  print("worked")
  return "value"
end)
work():then_(print)
after(12, print, "twelve")
