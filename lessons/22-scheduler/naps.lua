-- A yield says how long the nap is.
local napper = generator(function (nap)
  while true do
    yield(nap)
  end
end)

local cat, cat_wakes = napper(3), 0
local dog, dog_wakes = napper(5), 0
for turn = 1, 8 do
  if cat_wakes <= dog_wakes then
    print("cat at " .. cat_wakes)
    cat_wakes = cat_wakes + cat:next().value
  else
    print("dog at " .. dog_wakes)
    dog_wakes = dog_wakes + dog:next().value
  end
end
