-- A source whose finally yields when the loop is left stays paused: the loop asks only once.
local f = generator(function ()
  local _ <close> = finally(function ()
    yield("ignored by the loop")
    print("cleaned at last")
  end)
  yield(1)
end)

local g = f()
for _ in of(g) do break end
print("after the loop")
local r = g:next()
print(r.value, r.done)
