-- Two loops, one in the other.
local coin = {
  iterator = generator(function ()
    yield("heads")
    yield("tails")
  end)
}

for first in of(coin) do
  for second in of(coin) do
    print(first .. ", " .. second)
  end
end
