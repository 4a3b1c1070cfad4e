-- Each prime puts one more stage behind it.
local from = generator(function (n)
  while true do
    yield(n)
    n = n + 1
  end
end)

local without = generator(function (prime, source)
  for n in of(source) do
    if n % prime ~= 0 then yield(n) end
  end
end)

local primes = generator(function ()
  local source = from(2)
  while true do
    local prime = source:next().value
    yield(prime)
    source = without(prime, source)
  end
end)

return primes()
