-- Nobody computes a number before somebody asks for it.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local filter = generator(function (keep, source)
  for value in of(source) do
    if keep(value) then yield(value) end
  end
end)

local take = generator(function (count, source)
  for value in of(source) do
    yield(value)
    count = count - 1
    if count == 0 then return end
  end
end)

local function even(n) return n % 2 == 0 end

local pipeline = take(5, filter(even, naturals()))
for value in of(pipeline) do print(value) end
