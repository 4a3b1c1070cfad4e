-- Iterating stops at the first done; the returned value is not iterated.
local f = generator(function ()
  yield(1)
  yield(2)
  return 3
end)

for v in of(f()) do print(v) end
print(#collect(f()))
local hand = { next = function (self)
  self.n = (self.n or 0) + 1
  return { value = self.n, done = self.n >= 3 }
end }
for v in of(hand) do print(v) end
print(hand.n)
