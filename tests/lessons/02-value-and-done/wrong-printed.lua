-- expect: its value comes with done: true
local countdown = generator(function (from)
  for i = from, 1, -1 do
    yield(i)
  end
  print("liftoff")
end)

return countdown(3)
