-- isyieldable, running, status, and what cannot be yielded across.
local function show(...) print(select("#", ...), ...) end

print("-- the main program")
local main, is_main = coroutine.running()
show(type(main), is_main, coroutine.isyieldable(), coroutine.status(main))
show(main == coroutine.running(), coroutine.isyieldable(main))

print("-- inside a coroutine")
local co
co = coroutine.create(function ()
  local me, mine = coroutine.running()
  show(me == co, mine, coroutine.isyieldable(), coroutine.status(co))
  show(coroutine.status(main), coroutine.isyieldable(main))
  local inner = coroutine.create(function ()
    show("inner", coroutine.status(co), coroutine.status(main), coroutine.isyieldable())
    show("resume a normal one", coroutine.resume(co))
    show("resume main", coroutine.resume(main))
    show("close a normal one", pcall(coroutine.close, co))
    coroutine.yield()
    show("inner again", coroutine.status(co))
  end)
  show(coroutine.status(inner), coroutine.isyieldable(inner))
  coroutine.resume(inner)
  show(coroutine.status(inner))
  coroutine.yield()
  coroutine.resume(inner)
  show(coroutine.status(inner))
end)
show(coroutine.status(co))
coroutine.resume(co)
show(coroutine.status(co))
coroutine.resume(co)
show(coroutine.status(co))

print("-- a comparator cannot yield, but it can resume")
co = coroutine.wrap(function ()
  local list = { 3, 1, 2 }
  show(pcall(table.sort, list, function (a, b)
    show("in comparator", coroutine.isyieldable())
    coroutine.yield()
    return a < b
  end))
  local digits = coroutine.wrap(function ()
    local n = 0
    while true do n = n + 1 coroutine.yield(n) end
  end)
  local asked = 0
  table.sort(list, function (a, b)
    asked = digits()
    return coroutine.wrap(function ()
      return coroutine.wrap(function () return a < b end)()
    end)()
  end)
  show(table.concat(list, " "), asked > 0)
  coroutine.yield("after sort")
  return (("abc"):gsub("%a", function (letter)
    return coroutine.wrap(function ()
      coroutine.yield(letter:upper())
    end)()
  end))
end)
show(co())
show(co())
show(pcall(string.gsub, "x", "x", function () coroutine.yield() end))
co = coroutine.wrap(function ()
  show(pcall(string.gsub, "x", "x", function () coroutine.yield() end))
  show(pcall(function () for k in function () return coroutine.yield("from iterator") end do
    show("got", k)
  end end))
  return "end"
end)
show(co())
show(co("key"))
show(co(nil))

print("-- wrap made in one coroutine and used in another")
local shared = coroutine.wrap(function ()
  for i = 1, 4 do coroutine.yield(i, (coroutine.running()) == main) end
end)
local users = {}
for i = 1, 2 do
  users[i] = coroutine.wrap(function ()
    while true do coroutine.yield(i, shared()) end
  end)
end
for _ = 1, 2 do
  show(users[1]())
  show(users[2]())
end

print("-- the status while closing, and close of itself")
co = coroutine.create(function ()
  local a <close> = setmetatable({}, { __close = function ()
    show("closing", coroutine.status(co), coroutine.status(main))
    show(pcall(coroutine.close, co))
  end })
  coroutine.yield()
end)
coroutine.resume(co)
show(coroutine.close(co))
show(coroutine.status(co))

print("-- coroutines as keys and values; table.unpack over yields; wraps in wraps")
local log = setmetatable({}, { __index = function () return "unknown" end })
local a = coroutine.create(function (...) return coroutine.yield(...) end)
log[a] = "a"
show(log[a], log[main], type(a), tostring(a):match("^%a+"))
show(coroutine.resume(a, table.unpack({ 1, nil, 3 }, 1, 3)))
show(coroutine.resume(a, nil, nil))
local depth = 0
local function nest(n)
  depth = math.max(depth, n)
  if n == 100 then return "bottom" end
  return coroutine.wrap(nest)(n + 1)
end
show(nest(1), depth)
show(select("#", table.unpack(table.pack(coroutine.resume(coroutine.create(function () end))))))
