-- expect: One number went to each of two yields
local highest = generator(function ()
  local best = 0
  while true do
    yield(best)
    local number = yield(best)
    if number and number > best then best = number end
  end
end)

return highest()
