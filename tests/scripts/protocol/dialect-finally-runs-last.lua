-- finally is written first and runs last; of several, the inner one runs first.
local work = generator(function ()
  local _ <close> = finally(function () print("outer finally") end)
  do
    local _ <close> = finally(function () print("inner finally") end)
    print("inside")
    yield(1)
  end
  print("between")
  yield(2)
  print("last line")
  return "value"
end)

local g = work()
for _ = 1, 4 do
  local r = g:next()
  print(r.value, r.done)
end
