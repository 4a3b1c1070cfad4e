-- A server hands out pages of three items.
local function fetch(page)
  print("the server sends page " .. page)
  if page > 4 then return {} end
  local first = 10 * page
  return { first + 1, first + 2, first + 3 }
end

local items = generator(function ()
  local page = 1
  while true do
    local found = fetch(page)
    if #found == 0 then return end
    yield_from(found)
    page = page + 1
  end
end)

return items()
