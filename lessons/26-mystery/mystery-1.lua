-- It adds 1, then 2, then 3, and so on.
local mystery = generator(function ()
  local number, step = 1, 1
  while true do
    yield(number)
    number = number + step
    step = step + 1
  end
end)

return mystery()
