-- Lights a lamp, and puts it out.
local lamp = generator(function ()
  print("lamp on")
  local _ <close> = finally(function ()
    print("lamp off")
  end)
  yield("red")
  yield("green")
  return "ready"
end)

return lamp()
