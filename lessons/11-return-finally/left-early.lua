-- The loop is left before the end.
local lights = generator(function ()
  local _ <close> = finally(function ()
    print("lights off")
  end)
  yield("red")
  yield("green")
  yield("blue")
end)

for colour in of(lights()) do
  print(colour)
  if colour == "green" then break end
end
print("behind the loop")
