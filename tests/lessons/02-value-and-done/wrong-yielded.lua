-- expect: "liftoff" is no number
local countdown = generator(function (from)
  for i = from, 1, -1 do
    yield(i)
  end
  yield("liftoff")
end)

return countdown(3)
