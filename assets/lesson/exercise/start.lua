-- Hand out the numbers from 1 to last, one for each next.
local count = generator(function (last)
  -- Write the body here.
end)

return count(3)
