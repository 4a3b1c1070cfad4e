-- suspended-yield, return(v): finallys run, inner to outer; { v, true }; then completed.
local f = generator(function ()
  local _ <close> = finally(function () print("outer finally") end)
  do
    local _ <close> = finally(function () print("inner finally") end)
    yield(1)
    print("never")
  end
  print("never")
end)

local g = f()
g:next()
local r = g:return_("bye")
print(r.value, r.done)
r = g:next("late")
print(r.value, r.done)
