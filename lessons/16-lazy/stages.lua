-- Three stages: count, square, stop.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local map = generator(function (f, source)
  for x in of(source) do
    yield(f(x))
  end
end)

local take = generator(function (count, source)
  for x in of(source) do
    yield(x)
    count = count - 1
    if count == 0 then return end
  end
end)

local function square(x) return x * x end
return take(3, map(square, naturals()))
