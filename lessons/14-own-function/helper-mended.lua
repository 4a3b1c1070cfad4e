-- The helper is a generator, too.
local say_twice = generator(function (word)
  yield(word)
  yield(word)
end)

local parrot = generator(function ()
  yield("hello")
  yield_from(say_twice("ahoy"))
  yield("bye")
end)

return parrot()
