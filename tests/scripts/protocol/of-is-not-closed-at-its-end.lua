-- A loop that ends normally does not call return_.
local source = {
  n = 0,
  next = function (self)
    self.n = self.n + 1
    return { value = self.n, done = self.n > 2 }
  end,
  return_ = function () print("closed") return {} end,
}
for v in of(source) do print(v) end
print("ended")
for _ in of(source) do print("never") end
source.n = 0
for v in of(source) do print(v) break end
print(#collect(source))
