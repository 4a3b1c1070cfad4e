-- Actors with mailboxes: each one is a coroutine that receives by yielding.
local actors, queue = {}, {}

local function send(to, ...)
  queue[#queue + 1] = { to = to, message = table.pack(...) }
end

local function receive(...)
  return coroutine.yield("receive", ...)
end

local function spawn(name, behaviour, ...)
  local co = coroutine.create(behaviour)
  actors[name] = co
  local ok, why = coroutine.resume(co, name, ...)
  if not ok then print(name, "failed to start", why) actors[name] = nil end
  return name
end

local function deliver()
  local delivered = 0
  while #queue > 0 do
    local letter = table.remove(queue, 1)
    local co = actors[letter.to]
    if not co then
      print("undeliverable", letter.to, letter.message[1])
    else
      delivered = delivered + 1
      local ok, why = coroutine.resume(co, table.unpack(letter.message, 1, letter.message.n))
      if not ok then
        print(letter.to, "failed", type(why) == "table" and why.reason or why)
        actors[letter.to] = nil
        if letter.message[2] then send(letter.message[2], "down", letter.to) end
      elseif coroutine.status(co) == "dead" then
        print(letter.to, "stopped", why)
        actors[letter.to] = nil
      end
    end
  end
  return delivered
end

spawn("counter", function (name)
  local total = 0
  while true do
    local what, from, amount = receive()
    if what == "add" then
      total = total + amount
    elseif what == "get" then
      send(from, "total", name, total)
    elseif what == "stop" then
      return "at " .. total
    else
      error({ reason = "counter does not understand " .. tostring(what) })
    end
  end
end)

spawn("printer", function (name, prefix)
  while true do
    local message = table.pack(receive())
    print(prefix, table.unpack(message, 1, message.n))
  end
end, "printer>")

local function ping(name, partner, times)
  for i = times, 1, -1 do
    send(partner, "ball", name, i)
    local what, from, n = receive()
    print(name, what, from, n)
  end
  return "tired"
end
spawn("echo", function (name)
  while true do
    local what, from, n = receive()
    send(from, what .. "!", name, n * 10)
  end
end)
spawn("pinger", ping, "echo", 3)

send("counter", "add", nil, 5)
send("counter", "add", nil, 7)
send("counter", "get", "printer")
send("nobody", "hello")
print("delivered", deliver())
send("counter", "dance", "printer")
send("counter", "add", nil, 1)
print("delivered", deliver())
send("printer", nil, nil, "nils arrive too", nil)
print("delivered", deliver())
spawn("broken", function () local x = {} return x.y.z end)

local names = {}
for name in pairs(actors) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  print(name, coroutine.status(actors[name]), coroutine.close(actors[name]),
        coroutine.status(actors[name]))
end
