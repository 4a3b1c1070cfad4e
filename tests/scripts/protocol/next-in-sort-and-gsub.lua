-- Where Lua itself cannot yield, generators can still be asked, thrown at and returned.
local count = generator(function ()
  local _ <close> = finally(function () print("count closed") end)
  local n = 0
  while true do n = n + 1 yield(n) end
end)

local g = count()
local text = ("a-b-c"):gsub("%a", function (letter) return letter .. g:next().value end)
print(text)

local weights = { pear = 3, apple = 1, fig = 2 }
local weigh = generator(function (fruit) yield(weights[fruit]) end)
local fruits = { "pear", "apple", "fig" }
table.sort(fruits, function (a, b)
  return weigh(a):next().value < weigh(b):next().value
end)
print(table.concat(fruits, " "))

print((("x"):gsub("x", function ()
  for v in of(g) do return "got " .. v end
end)))
print(pcall(string.gsub, "x", "x", function () return g:throw("through gsub") end))
