-- What cannot be iterated is an error, and the loop's body never runs.
print(pcall(function () for _ in of(42) do print("never") end end) == true)
print(pcall(function () for _ in of(nil) do print("never") end end) == true)
print(pcall(function () for _ in of(true) do print("never") end end) == true)
print(pcall(function () collect(42) end) == true)
local outer = generator(function () yield_from(42) end)
print(pcall(function () outer():next() end) == true)
