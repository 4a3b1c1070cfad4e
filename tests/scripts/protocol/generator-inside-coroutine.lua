-- A coroutine can be the consumer of a generator, and hand its values on.
local count = generator(function () for i = 1, 3 do yield(i) end return "end" end)
local co = coroutine.create(function (g)
  while true do
    local r = g:next()
    if r.done then return "coroutine's end", r.value end
    local sent = coroutine.yield("value", r.value)
    print("sent", sent)
  end
end)

local g = count()
print(coroutine.resume(co, g))
print(coroutine.resume(co, "a"))
print(g:next().value)
print(coroutine.resume(co, "b"))
print(coroutine.resume(co))
