-- expect: yield_from(source) does
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for _ = 1, count do source:next() end
  return source
end)

local take_while = generator(function (keep, source)
  for x in of(source) do
    if not keep(x) then return end
    yield(x)
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
