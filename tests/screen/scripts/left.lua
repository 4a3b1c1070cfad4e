-- The loop by hand stops asking: the generators stay paused, and one has a finally.
local reader = generator(function (name)
  local _ <close> = finally(function () print("closing " .. name) end)
  yield(name .. ", line 1")
  yield(name .. ", line 2")
end)

local numbers = generator(function ()
  for i = 1, 3 do yield(i) end
end)

local file, other = reader("a.txt"), numbers()
print(file:next().value, other:next().value)
for value in of(numbers()) do print(value) end
