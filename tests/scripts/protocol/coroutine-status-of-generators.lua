-- A generator's thread has the status that the manual gives a coroutine in its place.
local outer_thread, inner_thread
local inner = generator(function ()
  inner_thread = coroutine.running()
  print("inside", coroutine.status(outer_thread), coroutine.status(inner_thread))
  yield(1)
end)
local outer = generator(function ()
  outer_thread = coroutine.running()
  yield_from(inner())
end)

local g = outer()
g:next()
print("outside", coroutine.status(outer_thread), coroutine.status(inner_thread))
g:next()
print("ended", coroutine.status(outer_thread), coroutine.status(inner_thread))
