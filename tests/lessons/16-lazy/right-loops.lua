local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  local seen = 0
  for x in of(source) do
    seen = seen + 1
    if seen > count then yield(x) end
  end
end)

local take_while = generator(function (keep, source)
  for x in of(source) do
    if keep(x) then yield(x) else break end
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
