-- A sum arrives in pieces, cut anywhere.
local pieces = generator(function ()
  yield("12+3")
  yield("45")
  yield("+6")
end)

local numbers = generator(function (source)
  local part = ""
  for piece in of(source) do
    for letter in of(piece) do
      if letter == "+" then
        yield(tonumber(part))
        part = ""
      else
        part = part .. letter
      end
    end
  end
  yield(tonumber(part))
end)

return numbers(pieces())
