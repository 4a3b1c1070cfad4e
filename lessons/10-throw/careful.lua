local careful = generator(function ()
  local _, why = pcall(function ()
    yield("first")
    yield("second")
  end)
  if why then yield(why) end
  return "the end"
end)
return careful()
