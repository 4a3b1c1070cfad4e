local countdown = generator(function (from)
  local left = from
  while left > 0 do
    yield(left)
    left = left - 1
  end
  return "liftoff"
end)

return countdown(3)
