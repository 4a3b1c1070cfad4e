-- finally works in any function, and in the main program, too.
local function job(fails)
  local _ <close> = finally(function () print("cleaned up") end)
  if fails then error("failed", 0) end
  return "worked"
end

print(job(false))
print(pcall(job, true))
do
  local _ <close> = finally(function () print("main cleaned up") end)
  print("in main")
end
