-- expect: the others wait until their values are wanted
local count = generator(function (name, steps)
  for step = 1, steps do
    yield(name .. step)
  end
  return name .. " is over"
end)

local by_turns = generator(function (tasks)
  local lists, longest = {}, 0
  for i, task in ipairs(tasks) do
    lists[i] = collect(task)
    longest = math.max(longest, #lists[i])
  end
  for step = 1, longest do
    for i = 1, #lists do
      if lists[i][step] then yield(lists[i][step]) end
    end
  end
end)

return by_turns({
  count("a", 3), count("b", 1), count("c", 2)
})
