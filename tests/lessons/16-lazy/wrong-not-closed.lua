-- expect: does not close its source
local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for _ = 1, count do source:next() end
  yield_from(source)
end)

local take_while = generator(function (keep, source)
  local result = source:next()
  while not result.done and keep(result.value) do
    yield(result.value)
    result = source:next()
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
