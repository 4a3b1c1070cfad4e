-- A helper wants to yield, too.
local function say_twice(word)
  yield(word)
  yield(word)
end

local parrot = generator(function ()
  yield("hello")
  say_twice("ahoy")
  yield("bye")
end)

return parrot()
