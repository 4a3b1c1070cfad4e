local highest = generator(function ()
  local best = 0
  while true do
    best = math.max(best, yield(best))
  end
end)

return highest()
