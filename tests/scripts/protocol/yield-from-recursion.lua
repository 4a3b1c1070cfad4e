-- yield_from may nest as deep as a tree: every value passes all the levels.
local count
count = generator(function (n)
  if n == 0 then return 0 end
  yield(n)
  return 1 + yield_from(count(n - 1))
end)

local g = count(60)
local sum = 0
local r = g:next()
while not r.done do
  sum = sum + r.value
  r = g:next()
end
print(sum, r.value)
