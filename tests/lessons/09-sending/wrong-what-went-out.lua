-- expect: Keep that yield's value
local highest = generator(function ()
  local best = 0
  while true do
    local number = best
    yield(number)
    if number > best then best = number end
  end
end)

return highest()
