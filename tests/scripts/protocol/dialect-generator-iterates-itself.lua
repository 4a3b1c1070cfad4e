-- A generator's `iterator` is the generator: a loop goes on where the last call stopped.
local count = generator(function ()
  for i = 1, 4 do yield(i) end
end)

local g = count()
print(g:iterator() == g)
print(g:next().value)
for v in of(g) do print(v) end
for v in of(g) do print("never", v) end
print(#collect(g))
