-- A function is called for each.
local function each(list, act)
  act(list[1])
  act(list[2])
end

local guests = generator(function (list)
  yield("the doors open")
  each(list, function (name)
    yield(name)
  end)
end)

return guests({ "Ada", "Alan" })
