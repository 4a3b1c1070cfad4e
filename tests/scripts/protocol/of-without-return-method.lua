-- What has no return_ is simply left.
local source = { n = 0, next = function (self)
  self.n = self.n + 1
  return { value = self.n, done = false }
end }
for v in of(source) do if v == 3 then break end end
print(source.n)
for v in of({ "a", "b" }) do print(v) break end
for v in of("xyz") do print(v) break end
print(pcall(function () for v in of(source) do error("at " .. v, 0) end end))
