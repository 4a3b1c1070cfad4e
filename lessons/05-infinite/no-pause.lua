-- This loop has a yield, and yet it hangs.
local negatives = generator(function ()
  local n = 0
  while true do
    n = n + 1
    if n < 0 then
      yield(n)
    end
  end
end)

return negatives()
