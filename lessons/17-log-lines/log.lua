-- Nearly ten thousand lines; every 40th is bad.
local lines = generator(function ()
  for i = 1, 9999 do
    local kind = i % 40 == 0 and " bad" or " ok"
    yield(i .. kind)
  end
end)

local only = generator(function (word, source)
  for line in of(source) do
    if line:find(word) then yield(line) end
  end
end)

local take = generator(function (count, source)
  for line in of(source) do
    yield(line)
    count = count - 1
    if count == 0 then return end
  end
end)

return take(3, only("bad", lines()))
