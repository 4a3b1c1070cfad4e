-- Rooms that next leads to: too many ways to draw them all.
local maze = generator(function ()
  local to
  ::again::
  to = nil
  to = yield("room 1") or 1
  if to == 2 then to = yield("room 2") end
  if to == 3 then to = yield("room 3") end
  if to == 4 then to = yield("room 4") end
  if to == 5 then to = yield("room 5") end
  if to == 6 then to = yield("room 6") end
  if to == 7 then to = yield("room 7") end
  if to == 8 then to = yield("room 8") end
  if to == 9 then to = yield("room 9") end
  if to == 10 then to = yield("room 10") end
  if to == 11 then to = yield("room 11") end
  if to == "end" then return "out" end
  if to == "oh" then error("lost") end
  goto again
end)
local m = maze()
m:next()
for i = 1, 200 do m:next((i * 7919 + i // 7 * 3) % 12) end
return m
