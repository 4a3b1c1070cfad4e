-- An async function runs at once, up to its first await; its caller goes on meanwhile.
local work = async(function (name)
  print(name, "begins")
  await(nil)
  print(name, "goes on")
  return name .. " is done"
end)
print("main")
work("a"):then_(print)
work("b"):then_(print)
print("main ends")
