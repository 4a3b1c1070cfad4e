local counter = generator(function (max)
  local last = null
  for i = 1, max do last = yield(i) end
end)
return counter(3)
