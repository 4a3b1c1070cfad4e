-- Three cookies are baked, iced and eaten.
local bake = generator(function ()
  for i = 1, 3 do
    print("bake " .. i)
    yield(i)
  end
end)

local ice = generator(function (source)
  for i in of(source) do
    print("ice " .. i)
    yield(i)
  end
end)

for i in of(ice(bake())) do
  print("eat " .. i)
end
