local orders
orders = generator(function (word, rest)
  if rest == "" then yield(word) end
  for i = 1, #rest do
    local letter = rest:sub(i, i)
    local head = rest:sub(1, i - 1)
    local others = head .. rest:sub(i + 1)
    local longer = word .. letter
    yield_from(orders(longer, others))
  end
end)
return orders("", "abc")
