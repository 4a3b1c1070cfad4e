-- expect: Only done says
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  while #tasks > 0 do
    local first = table.remove(tasks, 1)
    local result = first:next()
    if result.value and not result.done then
      yield(result.value)
      table.insert(tasks, first)
    end
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
