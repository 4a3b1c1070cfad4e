-- expect: It hands back 0
local highest = generator(function ()
  local best = 0
  while true do
    local number = yield()
    if number > best then best = number end
    yield(best)
  end
end)

return highest()
