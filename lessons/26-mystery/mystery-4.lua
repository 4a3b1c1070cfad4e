-- Each number is b times the one before.
local mystery = generator(function (a, b)
  while true do
    yield(a)
    a = a * b
  end
end)

return mystery(1, 2)
