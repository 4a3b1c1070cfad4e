-- Something is wrong with these words.
local pieces = generator(function ()
  yield("the cat s")
  yield("aw the d")
  yield("og")
end)

local words = generator(function (source)
  for piece in of(source) do
    for word in piece:gmatch("%a+") do
      yield(word)
    end
  end
end)

return words(pieces())
