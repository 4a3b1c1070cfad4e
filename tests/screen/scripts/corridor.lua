-- Doors that lead anywhere: more arrows than can be drawn.
local house = generator(function ()
  local to = 1
  while true do
    if to == 1 then to = yield("hall") end
    if to == 2 then to = yield("kitchen") end
    if to == 3 then to = yield("cellar") end
    if to == 4 then to = yield("library") end
    if to == 5 then to = yield("attic") end
    if to == 6 then to = yield("bath") end
    if to == 7 then to = yield("balcony") end
    if to == 8 then to = yield("garage") end
    if to == 9 then to = yield("garden") end
    if to == 10 then to = yield("pool") end
    if to == 11 then to = yield("roof") end
  end
end)

local walk = house()
for i = 0, 120 do walk:next(i * i * 7 // 11 % 11 + 1) end
return walk
