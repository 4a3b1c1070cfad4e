-- expect: Count down from what the function is called with
local countdown = generator(function (from)
  yield(3)
  yield(2)
  yield(1)
  return "liftoff"
end)

return countdown(3)
