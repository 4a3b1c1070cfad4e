local adder = generator(function ()
  local sum = 0
  while true do
    local n = yield(sum)
    sum = sum + n
  end
end)
local total = adder()
print(total:next(10).value)
print(total:next(20).value)
print(total:next(30).value)
