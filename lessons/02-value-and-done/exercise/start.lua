-- countdown(3) hands over 3, 2, 1, one number for each next.
-- Then it ends, and the value of its end is "liftoff".
local countdown = generator(function (from)
  -- Write the body here.
end)

return countdown(3)
