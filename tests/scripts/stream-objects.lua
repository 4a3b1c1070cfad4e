-- Streams as objects: map, filter, take, chain and batch, each wrapping a coroutine.
local Stream = {}
Stream.__index = Stream

local function stream(f, ...)
  local args = table.pack(...)
  return setmetatable({ pull = coroutine.wrap(function ()
    return f(table.unpack(args, 1, args.n))
  end) }, Stream)
end

function Stream:__call() return self.pull() end

function Stream.range(from, to, step)
  return stream(function ()
    for i = from, to or math.huge, step or 1 do coroutine.yield(i) end
  end)
end

function Stream.words(text)
  return stream(function ()
    for word in text:gmatch("%S+") do coroutine.yield(word, #word) end
  end)
end

function Stream:map(f)
  return stream(function ()
    for a, b in self do coroutine.yield(f(a, b)) end
  end)
end

function Stream:filter(keep)
  return stream(function ()
    for a, b in self do
      if keep(a, b) then coroutine.yield(a, b) end
    end
  end)
end

function Stream:take(n)
  return stream(function ()
    for _ = 1, n do coroutine.yield(self()) end
  end)
end

function Stream:batch(size)
  return stream(function ()
    local part = {}
    for v in self do
      part[#part + 1] = v
      if #part == size then
        coroutine.yield(part)
        part = {}
      end
    end
    if #part > 0 then coroutine.yield(part) end
  end)
end

function Stream:fold(f, value)
  for v in self do value = f(value, v) end
  return value
end

Stream.__concat = function (a, b)
  return stream(function ()
    for v in a do coroutine.yield(v) end
    for v in b do coroutine.yield(v) end
  end)
end

-- Metamethods that yield: the coroutine is suspended inside an operator.
local Lazy = {}
Lazy.__index = function (_, key) return coroutine.yield("index", key) end
Lazy.__newindex = function (_, key, value) coroutine.yield("newindex", key, value) end
Lazy.__add = function (_, n) return coroutine.yield("add", n) end
Lazy.__lt = function (_, n) return coroutine.yield("lt", n) end
Lazy.__eq = function () return coroutine.yield("eq") end
Lazy.__len = function () return coroutine.yield("len") end
Lazy.__concat = function (_, text) return coroutine.yield("concat", text) end
Lazy.__unm = function () return coroutine.yield("unm") end
Lazy.__call = function (_, ...) return coroutine.yield("call", ...) end
Lazy.__close = function (_, e) coroutine.yield("close", e) end

print(Stream.range(1):filter(function (n) return n % 3 == 0 end):take(5)
  :fold(function (a, b) return a + b end, 0))
for word, length in Stream.words("the quick brown fox"):map(function (w, n)
  return w:upper(), n * 10
end) do print(word, length) end
for part in (Stream.range(1, 4) .. Stream.range(10, 30, 10)):batch(3) do
  print(table.concat(part, ","))
end

local lazy = setmetatable({}, Lazy)
local other = setmetatable({}, Lazy)
local co = coroutine.wrap(function ()
  local seen = {}
  seen[1] = lazy.field
  lazy.name = "value"
  seen[2] = lazy + 1
  seen[3] = lazy < 5
  seen[4] = lazy == other
  seen[5] = #lazy
  seen[6] = lazy .. "text"
  seen[7] = -lazy
  seen[8] = select("#", lazy(1, nil, 3))
  do local _ <close> = lazy end
  for i = 1, 8 do seen[i] = tostring(seen[i]) end
  return "ended", table.concat(seen, " ")
end)
local answer = nil
repeat
  local what, a, b, c = co(answer)
  print(what, a, b, c)
  answer = what
until what == "ended"
