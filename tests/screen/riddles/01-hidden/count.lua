local count = generator(function (limit)
  for i = 1, limit do
    local sent = yield(i)
    if sent then print("got " .. sent) end
  end
  return "over"
end)

return count(3)
