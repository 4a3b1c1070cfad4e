-- A coroutine, paused in a helper.
local function say_twice(word)
  coroutine.yield(word)
  coroutine.yield(word)
end

local parrot = coroutine.wrap(function ()
  coroutine.yield("hello")
  say_twice("ahoy")
  return "bye"
end)

print(parrot())
print(parrot())
print(parrot())
print(parrot())
