-- suspended-yield, throw(e): e is raised at the paused yield; caught there, the body goes on.
local f = generator(function ()
  local ok, e = pcall(function ()
    yield(1)
    print("never")
  end)
  print("caught", e)
  local sent = yield(2)
  print("sent", sent)
  return 3
end)

local g = f()
g:next()
local r = g:throw("trouble")
print(r.value, r.done)
r = g:next("on")
print(r.value, r.done)
