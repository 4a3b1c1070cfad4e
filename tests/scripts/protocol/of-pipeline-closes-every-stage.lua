-- Leaving the last loop of a pipeline closes all its stages, from the last to the first.
local naturals = generator(function ()
  local _ <close> = finally(function () print("naturals closed") end)
  local n = 0
  while true do n = n + 1 yield(n) end
end)
local filter = generator(function (keep, source)
  local _ <close> = finally(function () print("filter closed") end)
  for v in of(source) do if keep(v) then yield(v) end end
end)
local take = generator(function (count, source)
  local _ <close> = finally(function () print("take closed") end)
  if count == 0 then return end
  for v in of(source) do
    yield(v)
    count = count - 1
    if count == 0 then return "enough" end
  end
end)

local function even(n) return n % 2 == 0 end
print(table.concat(collect(take(3, filter(even, naturals()))), " "))
for v in of(filter(even, naturals())) do print(v) break end
