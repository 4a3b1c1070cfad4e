-- drop(count, source): without the first values of source.
-- take_while(keep, source): as long as keep(value) is true.
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  -- Write this.
end)

local take_while = generator(function (keep, source)
  -- Write this.
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
