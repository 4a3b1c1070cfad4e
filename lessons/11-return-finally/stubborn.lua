-- It catches errors. A return, too?
local stubborn = generator(function ()
  while true do
    local _, why = pcall(function ()
      yield("no")
    end)
    if why then print(why) end
  end
end)

local child = stubborn()
child:next()
child:throw("stop")
child:return_("stop")
