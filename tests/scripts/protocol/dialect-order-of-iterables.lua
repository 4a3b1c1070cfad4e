-- First a method `iterator`, then a method `next`, then the list.
local all = { "list" }
all.next = function () return { value = "next", done = true } end
all.iterator = generator(function () yield("iterator") end)
for v in of(all) do print(v) end

local asked = 0
local both = { "list", "list" }
both.next = function ()
  asked = asked + 1
  return { value = "next", done = asked == 3 }
end
for v in of(both) do print(v) end

for v in of({ "list", iterator = false }) do print(v) end
