-- The first value comes from the bottom: each generator delegates to the next.
local walk
walk = generator(function (count)
  if count > 0 then yield_from(walk(count - 1)) end
  yield(count)
end)

for value in of(walk(20000)) do print(value) end
