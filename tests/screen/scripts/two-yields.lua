local pair = generator(function ()
  local sum = yield("left") + yield("right")
  return sum
end)
return pair()
