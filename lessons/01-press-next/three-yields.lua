-- Press next four times: what comes back each time?
local three = generator(function ()
  yield(1)
  yield(2)
  yield(3)
end)

return three()
