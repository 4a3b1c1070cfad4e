-- The event loop as the scheduler of plain coroutines: each asks for a pause, a timer ends it.
local function sleeper(name, pause)
  for turn = 1, 2 do
    coroutine.yield(pause)
    print(name .. " " .. turn)
  end
end

local function wake(resume)
  local pause = resume()
  if pause then after(pause, wake, resume) end
end

local cat = coroutine.wrap(function () sleeper("cat", 30) end)
local dog = coroutine.wrap(function () sleeper("dog", 50) end)
wake(cat)
wake(dog)
print("Both sleep.")
