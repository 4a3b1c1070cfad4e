-- Two frames: one goes, one stays.
local function double(n)
  local result = 2 * n
  return result
end

local doubles = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(double(n))
  end
end)

return doubles()
