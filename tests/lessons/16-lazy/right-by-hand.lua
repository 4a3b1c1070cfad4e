local numbers = generator(function (last)
  for n = 1, last do yield(n) end
end)

local drop = generator(function (count, source)
  for _ = 1, count do
    if source:next().done then return end
  end
  yield_from(source)
end)

local take_while = generator(function (keep, source)
  local _ <close> = finally(function () source:return_() end)
  while true do
    local result = source:next()
    if result.done or not keep(result.value) then return end
    yield(result.value)
  end
end)

local function small(x) return x < 9 end
return take_while(small, drop(5, numbers(1000))) -- 6, 7, 8
