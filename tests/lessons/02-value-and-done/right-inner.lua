local numbers = generator(function (from)
  if from > 0 then
    yield(from)
    yield_from(numbers_of(from - 1))
  end
end)

function numbers_of(from) return numbers(from) end

countdown = generator(function (from)
  yield_from(numbers(from))
  return "liftoff"
end)

return countdown(3)
