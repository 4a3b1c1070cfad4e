local pieces = generator(function ()
  local _ <close> = finally(function ()
    print("text closed")
  end)
  yield("The c")
  yield("at saw th")
  yield("e dog. The d")
  yield("og ran! Th")
  yield("e cat did not.")
  yield("Nobody gets here.")
end)

-- A generator of letters, and one that looks at them; all asked by hand, and closed by hand.
local letters = generator(function (source)
  local result = source:next()
  while not result.done do
    for i = 1, #result.value do yield(result.value:sub(i, i)) end
    result = source:next()
  end
end)

tokens = generator(function (source)
  local word = {}
  for letter in of(letters(source)) do
    if letter:find("[A-Za-z]") then
      word[#word + 1] = letter
    else
      if #word > 0 then
        yield(table.concat(word))
        word = {}
      end
      if letter ~= " " then yield(letter) end
    end
  end
  if #word > 0 then yield(table.concat(word)) end
end)

words = generator(function (source)
  for token in of(source) do
    local word = token:lower()
    if word >= "a" and word <= "zz" then yield(word) end
  end
end)

tally = generator(function (source)
  local seen = {}
  for word in of(source) do
    table.insert(seen, word)
    local count = 0
    for _, other in ipairs(seen) do
      if other == word then count = count + 1 end
    end
    yield(word .. " " .. count)
  end
end)

local text = pieces()
local lines = tally(words(tokens(text)))
repeat
  local line = lines:next().value
  print(line)
until line:find("3")
lines:return_()
text:return_()
