-- Running average. You send a number with next(number)
-- and you get the average of all the numbers until now.

local average = generator(function ()
  local sum = 0
  local n = 0
  local avg = 0
  while true do
    local ok, err = pcall(function ()
      local x = yield(avg)
      if x == nil then
        error("you forgot the number", 0)
      end
      sum = sum + x
      n = n + 1
      avg = sum / n
    end)
    if not ok then
      print("problem: " .. err)
    end
  end
end)

local a = average()
print("start", a:next().value)        -- need this first or it loses my number
local marks = { 4, 8, 6, 10 }
for i, mark in ipairs(marks) do
  local result = a:next(mark)
  print(i, mark, result.value, result.done)
end

-- what happens without a number?
print(a:next().value)
-- and if I throw something?
print(a:throw("thrown by me").value)

-- two averages at the same time
local b = average()
b:next(1000)     -- this one is lost!
b:next(1)
print(a:next(2).value, b:next(2).value)

local r = a:return_("finished")
print(r.value, r.done)
r = a:next(5)
print(r.value, r.done)
