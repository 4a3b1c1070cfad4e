-- The source never ends, and yet this program does: only what is asked for is computed.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local map = generator(function (change, source)
  for value in of(source) do yield(change(value)) end
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

local function square(n) return n * n end

local function odd(n) return n % 2 == 1 end

for value in of(take(4, filter(odd, map(square, naturals())))) do print(value) end
