-- expect: no list of all values first
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  local all = collect(source)
  for i = count + 1, #all do yield(all[i]) end
end)

local take_while = generator(function (keep, source)
  local all = collect(source)
  for i = 1, #all do
    if not keep(all[i]) then return end
    yield(all[i])
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
