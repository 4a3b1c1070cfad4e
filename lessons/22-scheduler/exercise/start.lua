-- by_turns(tasks) asks each of the tasks for one
-- value, hands it over, and goes round again.
-- A task that is finished leaves the round; the
-- others go on. When all have left, it is finished.
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  -- Write the body here. tasks is a list of
  -- generators: tasks[1], tasks[2], and so on.
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
