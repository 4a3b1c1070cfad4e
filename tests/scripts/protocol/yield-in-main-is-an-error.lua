-- yield in the main program, or in a plain coroutine, is an error that says what to use.
local ok, e = pcall(function () yield(1) end)
print(ok, e:find("yield_from", 1, true) ~= nil, e:find("coroutine.yield", 1, true) ~= nil)
local co = coroutine.create(function () yield(2) end)
ok, e = coroutine.resume(co)
print(ok, e:find("coroutine.yield", 1, true) ~= nil, coroutine.status(co))

local f = generator(function ()
  local inner = coroutine.wrap(function () yield("never") end)
  local ok, e = pcall(function () inner() end)
  print(ok, e:find("coroutine.yield", 1, true) ~= nil)
  yield("fine")
end)
print(f():next().value)
