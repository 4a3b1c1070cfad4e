-- suspended-start, next(v): runs the body; v is dropped.
local f = generator(function (a)
  print("starts with", a)
  local got = yield(a)
  print("got", got)
end)

local g = f("argument")
print(g:next("dropped").value)
print(g:next("kept").done)
