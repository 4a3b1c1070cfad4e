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

-- What cannot be a whole token yet stays in the buffer.
local tokens = generator(function (source)
  local buffer = ""
  for piece in of(source) do
    buffer = buffer .. piece
    while true do
      local token, rest = buffer:match("^%s*(%a+)([^%a].*)$")
      if not token then token, rest = buffer:match("^%s*([.,!?])(.*)$") end
      if not token then break end
      buffer = rest
      yield(token)
    end
  end
  local last = buffer:match("%a+")
  if last then yield(last) end
end)

local words = generator(function (source)
  for token in of(source) do
    if not token:find("^[.,!?]$") then yield(string.lower(token)) end
  end
end)

local tally = generator(function (source)
  local counts = {}
  for word in of(source) do
    counts[word] = counts[word] and counts[word] + 1 or 1
    yield(("%s %d"):format(word, counts[word]))
  end
end)

local function print_until_third(lines)
  for line in of(lines) do
    print(line)
    if line:sub(-2) == " 3" then return end
  end
end

print_until_third(tally(words(tokens(pieces()))))
