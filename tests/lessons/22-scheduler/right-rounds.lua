local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns
by_turns = generator(function (tasks)
  local left = {}
  for _, task in ipairs(tasks) do
    local result = task:next()
    if not result.done then
      left[#left + 1] = task
      yield(result.value)
    end
  end
  if #left > 0 then yield_from(by_turns(left)) end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
