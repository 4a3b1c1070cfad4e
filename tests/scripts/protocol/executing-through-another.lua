-- A generator that waits for another one is running, too: asking it from there is an error.
local a, b
local first = generator(function ()
  print("first asks second")
  yield(b:next().value)
  print("first goes on")
end)
local second = generator(function ()
  local ok, e = pcall(function () return a:next() end)
  print("second asked first", ok, e:find("already running", 1, true) ~= nil)
  yield("from second")
end)

a, b = first(), second()
print(a:next().value)
print(a:next().done)
print(b:next().done)
