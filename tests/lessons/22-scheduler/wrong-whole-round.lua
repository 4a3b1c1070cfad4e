-- expect: the others wait until their values are wanted
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  while #tasks > 0 do
    local round, values = {}, {}
    for _, task in ipairs(tasks) do
      local result = task:next()
      if not result.done then
        table.insert(round, task)
        table.insert(values, result.value)
      end
    end
    for _, value in ipairs(values) do yield(value) end
    tasks = round
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
