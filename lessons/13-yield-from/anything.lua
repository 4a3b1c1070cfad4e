-- Hands over to a list and a word.
local mixed = generator(function ()
  yield_from({ 1, 2 })
  yield_from("hi")
  return "nothing more"
end)

return mixed()
