local naturals = generator(function ()
  local n = 0
  while true do
    n = n + 1
    yield(n)
  end
end)

local add_one = generator(function (source)
  for value in of(source) do yield(value + 1) end
end)

local chain = naturals()
for _ = 1, 100 do chain = add_one(chain) end
for value in of(chain) do
  print(value)
  if value > 105 then break end
end
