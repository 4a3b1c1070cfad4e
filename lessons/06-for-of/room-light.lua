-- Who turns off the light?
local room = generator(function ()
  local _ <close> = finally(function ()
    print("light off")
  end)
  yield("chair")
  yield("table")
  yield("bed")
end)

for thing in of(room()) do
  print("I see a " .. thing .. ".")
  if thing == "table" then break end
end
print("Good night.")
