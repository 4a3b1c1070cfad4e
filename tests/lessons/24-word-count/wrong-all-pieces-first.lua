-- expect: Nothing behind it may be asked for
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
  local text = table.concat(collect(source))
  while text ~= "" do
    local token = text:match("^%a+") or text:sub(1, 1)
    text = text:sub(#token + 1)
    if token ~= " " then yield(token) end
  end
end)

local words = generator(function (source)
  for token in of(source) do
    if token:match("%a") then yield(token:lower()) end
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
