const counter = generator(function (max)
  yield(max)
end)
return counter(3)
