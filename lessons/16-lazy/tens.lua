-- Only the numbers that end in 0.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local filter = generator(function (keep, source)
  for x in of(source) do
    if keep(x) then yield(x) end
  end
end)

local function round(x) return x % 10 == 0 end
return filter(round, naturals())
