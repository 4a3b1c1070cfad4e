-- expect: stay with it until its end
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  for _, task in ipairs(tasks) do
    yield_from(task)
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
