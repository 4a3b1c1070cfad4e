-- expect: the round begins again
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  for _, task in ipairs(tasks) do
    yield(task:next().value)
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
