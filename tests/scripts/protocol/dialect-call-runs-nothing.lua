-- Calling a generator function runs nothing; every call makes a generator of its own.
local count = generator(function (from, ...)
  print("begins with", from, ...)
  yield(from)
  yield(from + 1)
end)

local a = count(1, "x", "y")
local b = count(10)
print("made two")
print(a:next().value, b:next().value, a:next().value, b:next().value)
print(a:next().done, b == a)
