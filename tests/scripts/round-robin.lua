-- A round-robin scheduler with sleeping tasks, a queue, and a task that dies.
local Scheduler = {}
Scheduler.__index = Scheduler

function Scheduler.new()
  return setmetatable({ ready = {}, sleeping = {}, clock = 0, log = {} }, Scheduler)
end

function Scheduler:spawn(name, f, ...)
  local task = { name = name, co = coroutine.create(f), args = table.pack(...) }
  self.ready[#self.ready + 1] = task
  return task
end

function Scheduler:resume(task)
  local args = task.args
  task.args = { n = 0 }
  local answer = table.pack(coroutine.resume(task.co, table.unpack(args, 1, args.n)))
  if not answer[1] then
    print(self.clock, task.name, "died", answer[2])
    print("", coroutine.close(task.co))
    return
  end
  if coroutine.status(task.co) == "dead" then
    print(self.clock, task.name, "ended", table.unpack(answer, 2, answer.n))
    return
  end
  local what, amount = answer[2], answer[3]
  if what == "sleep" then
    task.wakes = self.clock + amount
    table.insert(self.sleeping, task)
  elseif what == "spawn" then
    task.args = table.pack(self:spawn(amount, table.unpack(answer, 4, answer.n)).name)
    table.insert(self.ready, task)
  else
    table.insert(self.ready, task)
  end
end

function Scheduler:wake()
  local still = {}
  for _, task in ipairs(self.sleeping) do
    if task.wakes <= self.clock then
      task.args = table.pack(self.clock - task.wakes)
      table.insert(self.ready, task)
    else
      table.insert(still, task)
    end
  end
  self.sleeping = still
end

function Scheduler:run()
  while #self.ready > 0 or #self.sleeping > 0 do
    self.clock = self.clock + 1
    self:wake()
    local batch = self.ready
    self.ready = {}
    for _, task in ipairs(batch) do self:resume(task) end
  end
  print("idle at", self.clock)
end

local sched = Scheduler.new()

local function worker(name, rounds)
  for i = 1, rounds do
    print(sched.clock, name, i)
    coroutine.yield()
  end
  return name .. " done", rounds
end

sched:spawn("a", worker, "a", 3)
sched:spawn("b", worker, "b", 1)
sched:spawn("sleeper", function (n)
  for i = 1, n do
    local late = coroutine.yield("sleep", i * 2)
    print(sched.clock, "sleeper woke", i, late)
  end
end, 2)
sched:spawn("parent", function ()
  local child = coroutine.yield("spawn", "child", worker, "child", 2)
  print(sched.clock, "parent made", child)
end)
sched:spawn("bad", function ()
  coroutine.yield()
  local t = nil
  return t.field
end)
sched:run()
