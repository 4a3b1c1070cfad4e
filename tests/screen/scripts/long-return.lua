local sums = generator(function ()
  yield(1)
  return {
    total = 3,
    names = { "one", "two" },
  }
end)
return sums()
