-- The loop calls next for us, until done is true.
local fruits = generator(function ()
  yield("apple")
  yield("banana")
  yield("cherry")
  return "an empty basket"
end)

for fruit in of(fruits()) do
  print("I eat the " .. fruit .. ".")
end
print("Where did the returned value go?")
