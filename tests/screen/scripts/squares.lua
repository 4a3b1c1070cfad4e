-- What it yields is no variable's value: it can only be seen as a result.
local squares = generator(function ()
  local root = 6
  while true do
    yield(1000 + root * root)
    root = root + 1
  end
end)
return squares()
