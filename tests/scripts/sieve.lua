-- The prime sieve: every prime found puts one more filter, a coroutine, before the source.
local function from(n)
  return coroutine.wrap(function ()
    while true do
      coroutine.yield(n)
      n = n + 1
    end
  end)
end

local function without(prime, source)
  return coroutine.wrap(function ()
    for n in source do
      if n % prime ~= 0 then coroutine.yield(n) end
    end
  end)
end

local function primes()
  return coroutine.wrap(function ()
    local source = from(2)
    while true do
      local prime = source()
      coroutine.yield(prime)
      source = without(prime, source)
    end
  end)
end

local line = {}
for prime in primes() do
  if prime > 200 then break end
  line[#line + 1] = prime
end
print(table.concat(line, " "))

-- Sums of neighbours, zipped from two sieves that run side by side.
local function zip(f, g)
  return coroutine.wrap(function ()
    while true do coroutine.yield(f(), g()) end
  end)
end
local late = primes()
late()
local pairs_seen = 0
for p, q in zip(primes(), late) do
  if q - p == 2 then
    print("twins", p, q)
    pairs_seen = pairs_seen + 1
  end
  if pairs_seen == 5 then break end
end

-- merge: three sorted streams into one, without doubles (Hamming's numbers).
local function times(k, list)
  return coroutine.wrap(function ()
    local i = 1
    while true do
      coroutine.yield(list[i] * k)
      i = i + 1
    end
  end)
end
local hamming = { 1 }
local streams = { times(2, hamming), times(3, hamming), times(5, hamming) }
local heads = {}
for i, stream in ipairs(streams) do heads[i] = stream() end
while #hamming < 20 do
  local least = math.min(table.unpack(heads))
  hamming[#hamming + 1] = least
  for i, stream in ipairs(streams) do
    if heads[i] == least then heads[i] = stream() end
  end
end
print(table.concat(hamming, " "))
