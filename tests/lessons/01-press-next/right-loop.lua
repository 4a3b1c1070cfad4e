local starter = generator(function ()
  for _, word in ipairs { "ready", "steady", "go" } do
    yield(word)
  end
end)

return starter()
