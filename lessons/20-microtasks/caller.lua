-- A guest who waits for nothing.
local guest = async(function ()
  print("guest: hello")
  await(nil)
  print("guest: I am back")
end)

guest()
print("host: welcome")
print("host: sit down")
