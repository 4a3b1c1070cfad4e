-- expect: there is nothing left to hand over
local starter = generator(function ()
  while true do
    yield("ready")
    yield("steady")
    yield("go")
  end
end)

return starter()
