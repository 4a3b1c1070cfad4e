-- Three rounds. How many generators?
local counter = generator(function (start)
  local count = start
  while true do
    yield(count)
    count = count + 1
  end
end)

for round = 1, 3 do
  print(counter(1):next())
end
