local count = generator(function (last)
  for i = 1, last do
    yield(i)
  end
end)

return count(3)
