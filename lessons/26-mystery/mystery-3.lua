-- There is only one counter.
local count = 0

local mystery = generator(function ()
  while true do
    count = count + 1
    yield(count)
  end
end)

return mystery()
