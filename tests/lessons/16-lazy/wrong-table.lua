-- expect: leaves out the first two
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for i = count + 1, #source do yield(source[i]) end
end)

local take_while = generator(function (keep, source)
  for i = 1, #source do
    if keep(source[i]) then yield(source[i]) end
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
