-- expect: words hands over words only
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

local tokens = generator(function (source)
  local part = ""
  for piece in of(source) do
    for letter in of(piece) do
      if letter:match("%a") then
        part = part .. letter
      else
        if part ~= "" then yield(part) end
        part = ""
        if letter:match("[.,!?]") then yield(letter) end
      end
    end
  end
  if part ~= "" then yield(part) end
end)

local words = generator(function (source)
  for token in of(source) do
    yield(token:lower())
  end
end)

local tally = generator(function (source)
  local counts = {}
  for word in of(source) do
    counts[word] = (counts[word] or 0) + 1
    yield(word .. " " .. counts[word])
  end
end)

for line in of(tally(words(tokens(pieces())))) do
  print(line)
  if line:match(" 3$") then break end
end
