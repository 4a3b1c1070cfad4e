-- expect: the highest so far stays 9
local highest = generator(function ()
  local best = 0
  while true do
    best = yield(best)
  end
end)

return highest()
