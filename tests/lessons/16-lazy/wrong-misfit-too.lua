-- expect: and not the 3
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for x in of(source) do
    if count > 0 then count = count - 1 else yield(x) end
  end
end)

local take_while = generator(function (keep, source)
  for x in of(source) do
    yield(x)
    if not keep(x) then return end
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
