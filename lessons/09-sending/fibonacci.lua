local fibonacci = generator(function (limit)
  local a, b = 0, 1
  while a < limit do
    local reset = yield(a)
    a, b = b, a + b
    if reset then a, b = 0, 1 end
  end
  return "done"
end)
return fibonacci(100)
