-- yield belongs to the body, or to a function handed to pcall, xpcall or finally there.
local f = generator(function ()
  local _ <close> = finally(function () yield("in finally") end)
  yield("in body")
  pcall(function ()
    yield("in pcall")
    pcall(function () yield("in pcall in pcall") end)
    local _ <close> = finally(function () yield("in finally in pcall") end)
  end)
  xpcall(function () yield("in xpcall") end, print)
  for _ = 1, 1 do
    if true then do yield("in blocks") end end
  end
end)

for v in of(f()) do print(v) end
