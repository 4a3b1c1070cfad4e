count = generator(function (from, to)
  for i = from, to do yield(i) end
end)
squares = generator(function ()
  for i = 1, 3 do yield(i * i) end
end)
