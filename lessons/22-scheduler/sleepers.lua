-- A scheduler without promises: each sleeper says for how long, and the clock jumps.
local clock = 0
local asleep = {}

local function sleeper(name, pause)
  for turn = 1, 3 do
    print(clock .. " " .. name .. " " .. turn)
    coroutine.yield(pause)
  end
end

local function wake(resume)
  local pause = resume()
  if pause then table.insert(asleep, { due = clock + pause, resume = resume }) end
end

wake(coroutine.wrap(function () sleeper("cat", 30) end))
wake(coroutine.wrap(function () sleeper("dog", 50) end))
while #asleep > 0 do
  table.sort(asleep, function (a, b) return a.due < b.due end)
  local first = table.remove(asleep, 1)
  clock = first.due
  wake(first.resume)
end
