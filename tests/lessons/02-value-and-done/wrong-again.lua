-- expect: "liftoff" is no number
local countdown = generator(function (from)
  while true do
    for i = from, 1, -1 do
      yield(i)
    end
    yield("liftoff")
  end
end)

return countdown(3)
