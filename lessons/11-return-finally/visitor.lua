-- A guest who has a last word.
local guest = generator(function ()
  local _ <close> = finally(function ()
    yield("my coat")
  end)
  yield("hello")
  yield("nice party")
end)

return guest()
