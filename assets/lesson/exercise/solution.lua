-- Hand out the numbers from 1 to last, one for each next.
local count = generator(function (last)
  for i = 1, last do
    yield(i)
  end
end)

return count(3)
