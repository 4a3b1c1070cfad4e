-- All eat from one bowl. What is left?
local bowl = 9
local cat = generator(function ()
  while bowl > 0 do
    bowl = bowl - 1
    yield(bowl)
  end
end)

local pig = generator(function ()
  while bowl > 0 do
    bowl = bowl - 1
  end
  yield(bowl)
end)

local queue = { cat(), pig(), cat() }
while #queue > 0 do
  local first = table.remove(queue, 1)
  if not first:next().done then
    table.insert(queue, first)
  end
end
