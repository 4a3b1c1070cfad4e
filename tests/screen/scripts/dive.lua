local function dive(depth)
  if depth > 0 then dive(depth - 1) else coroutine.yield("the bottom") end
  return depth
end
local diver = generator(function (deepest)
  dive(deepest)
end)
return diver(100)
