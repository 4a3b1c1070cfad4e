local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  local place = 1
  while #tasks > 0 do
    if place > #tasks then place = 1 end
    local result = tasks[place]:next()
    if result.done then
      table.remove(tasks, place)
    else
      yield(result.value)
      place = place + 1
    end
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
