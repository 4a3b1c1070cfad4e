-- countdown(3) hands over 3, 2, 1, one number for each next.
-- Then it ends, and the value of its end is "liftoff".
local countdown = generator(function (from)
  for i = from, 1, -1 do
    yield(i)
  end
  return "liftoff"
end)

return countdown(3)
