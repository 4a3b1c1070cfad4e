-- expect: each needs a yield
local countdown = generator(function (from)
  for i = from, 1, -1 do
    return i
  end
  return "liftoff"
end)

return countdown(3)
