-- coroutine.resume and close on a generator's thread fail with a sentence; the generator goes on.
local thread
local f = generator(function ()
  thread = coroutine.running()
  local sent = yield(1)
  print("sent", sent)
  yield(2)
end)

local g = f()
print(g:next().value)
print(type(thread), coroutine.status(thread))
local ok, e = pcall(function () return assert(coroutine.resume(thread, "forced")) end)
print(ok, type(e))
ok, e = pcall(function () return assert(coroutine.close(thread)) end)
print(ok, type(e))
print(g:next("properly").value)
g:return_()
print(coroutine.status(thread))
