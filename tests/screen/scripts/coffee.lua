local coffee = generator(function (price)
  local paid = 0
  while paid < price do
    local coin = yield(paid)
    if coin == "slug" then error("no slugs") end
    paid = paid + (coin or 0)
  end
  return "coffee"
end)

local function machine(price)
  local it = { paid = 0, began = false, sold = false }
  function it:next(coin)
    if self.sold then return { done = true } end
    if coin == "slug" then error("no slugs") end
    if self.began then self.paid = self.paid + (coin or 0) end
    self.began = true
    self.sold = self.paid > price
    if self.sold then return { value = "coffee", done = true } end
    return { value = self.paid, done = false }
  end
  return it
end

return coffee(10)
