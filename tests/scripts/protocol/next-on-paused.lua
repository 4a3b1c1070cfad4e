-- suspended-yield, next(v): v is the value of the paused yield, whatever v is.
local f = generator(function ()
  local list = {}
  for i = 1, 4 do list[i] = tostring(yield(i)) end
  return table.concat(list, " ")
end)

local g = f()
print(g:next("dropped").value)
print(g:next("text").value)
print(g:next(false).value)
print(g:next(nil).value)
print(g:next(0).value)
