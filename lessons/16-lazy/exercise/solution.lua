-- drop(count, source): without the first values of source.
-- take_while(keep, source): as long as keep(value) is true.
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for x in of(source) do
    if count > 0 then
      count = count - 1
    else
      yield(x)
    end
  end
end)

local take_while = generator(function (keep, source)
  for x in of(source) do
    if not keep(x) then return end
    yield(x)
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
