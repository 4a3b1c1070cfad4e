-- expect: still has its turn
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  while #tasks > 0 do
    for i, task in ipairs(tasks) do
      local result = task:next()
      if result.done then
        table.remove(tasks, i)
      else
        yield(result.value)
      end
    end
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
