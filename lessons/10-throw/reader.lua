-- It catches errors, and goes on.
local reader = generator(function ()
  local number = 1
  while true do
    local _, why = pcall(function ()
      yield("page " .. number)
      number = number + 1
    end)
    if why then print(why) end
  end
end)

local pages = reader()
pages:next()
pages:next()
pages:throw("coffee")
pages:next()
