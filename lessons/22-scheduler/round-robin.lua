-- Each animal has things to do.
local animal = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
end)

local queue = {
  animal("cat", 3), animal("dog", 1), animal("hen", 2)
}
while #queue > 0 do
  local first = table.remove(queue, 1)
  local result = first:next()
  if not result.done then
    table.insert(queue, first)
  end
end
