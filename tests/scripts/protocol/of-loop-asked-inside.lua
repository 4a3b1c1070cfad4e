-- Asking the iterated generator inside the loop takes values away from the loop.
local count = generator(function ()
  for i = 1, 6 do yield(i) end
end)

local g = count()
for v in of(g) do
  print(v, g:next().value)
  if v == 3 then g:return_() end
end
print(g:next().done)
