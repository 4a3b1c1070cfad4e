-- One function, and two generators.
local counter = generator(function (start)
  local count = start
  while true do
    yield(count)
    count = count + 1
  end
end)

local tickets = counter(1)
print(tickets:next())
print(tickets:next())

local years = counter(2000)
print(years:next())
print(tickets:next())

return tickets
