local pick = generator(function (basket)
  local first = basket.fruits[1]
  yield(first)
  basket.fruits[1] = "cherry"
  yield(basket)
end)
return pick({ fruits = { "apple", "banana" }, ["how many"] = 2 })
