-- Where `next` itself threw, return_ is not called, not even after some values.
local source = {
  n = 0,
  next = function (self)
    self.n = self.n + 1
    if self.n == 2 then error("next threw", 0) end
    return { value = self.n, done = false }
  end,
  return_ = function () print("never") return {} end,
}
print(pcall(function ()
  for v in of(source) do print(v) end
end))
source.n = 1
print(pcall(function () return collect(source) end))
