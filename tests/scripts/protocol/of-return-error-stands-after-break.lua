-- Left by break, return or goto, the error that return_ throws stands.
local f = generator(function ()
  local _ <close> = finally(function () error("from return_", 0) end)
  yield(1)
end)

print(pcall(function ()
  for _ in of(f()) do break end
  print("never")
end))
print(pcall(function ()
  for _ in of(f()) do return "lost" end
end))
print(pcall(function ()
  for _ in of(f()) do goto out end
  ::out::
  print("never")
end))
