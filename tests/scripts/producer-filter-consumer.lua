-- Producer, filter, consumer, in both directions: pulled by the consumer, pushed by the producer.
local function receive(producer)
  local status, value = coroutine.resume(producer)
  if not status then error(value, 0) end
  return value
end

local function send(value) coroutine.yield(value) end

local function producer(lines)
  return coroutine.create(function ()
    for line in lines:gmatch("[^\n]*") do send(line) end
  end)
end

local function numbered(source)
  return coroutine.create(function ()
    local n = 1
    while true do
      local line = receive(source)
      if line == nil then return nil end
      send(("%5d %s"):format(n, line))
      n = n + 1
    end
  end)
end

local function consume(source)
  local line = receive(source)
  while line ~= nil do
    print(line)
    line = receive(source)
  end
  print(coroutine.status(source), pcall(receive, source))
end

consume(numbered(producer("first\nsecond\n\nlast")))

-- Pushed: the consumer sits in yield and is fed; the first resume only brings it there.
local function sink(name)
  local co = coroutine.create(function (...)
    print(name, "starts with", ...)
    local total = 0
    while true do
      local n, last = coroutine.yield(total)
      if n == nil then return "total", total end
      total = total + n
      if last then error(name .. " wants no more", 0) end
    end
  end)
  print(coroutine.resume(co, "extra", nil))
  return co
end

local function push(values, target)
  for _, v in ipairs(values) do print("pushed", v, coroutine.resume(target, v)) end
end

local plain = sink("plain")
push({ 1, 2, 3 }, plain)
print(coroutine.resume(plain))
print(coroutine.resume(plain, 4))
local picky = sink("picky")
print(coroutine.resume(picky, 10, true))
print(coroutine.status(picky), coroutine.resume(picky, 11))

-- Very many values through one resume and one yield.
local wide = coroutine.create(function (...)
  local n = select("#", ...)
  while true do
    n = select("#", coroutine.yield(n, ...))
  end
end)
local many = {}
for i = 1, 5000 do many[i] = i end
local answer = table.pack(coroutine.resume(wide, table.unpack(many)))
print(answer.n, answer[1], answer[2], answer[3], answer[5002])
answer = table.pack(coroutine.resume(wide, table.unpack(many, 1, 300)))
print(answer.n, answer[2])
answer = table.pack(coroutine.resume(wide))
print(answer.n, answer[2])
print(select("#", coroutine.wrap(function () coroutine.yield() end)()))

-- Two coroutines that feed each other through the main program.
local half = coroutine.wrap(function (n)
  while true do n = coroutine.yield(n // 2) end
end)
local triple = coroutine.wrap(function (n)
  while true do n = coroutine.yield(3 * n + 1) end
end)
local n, path = 27, 0
while n ~= 1 do
  n = n % 2 == 0 and half(n) or triple(n)
  path = path + 1
end
print("27 takes", path)
