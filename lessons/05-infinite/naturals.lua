-- The loop has no end.
local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    print("working on " .. n)
    yield(n)
  end
end)

return naturals()
