-- A result prints as { value, done }.
local g = generator(function () yield(1) yield(true) yield(2.5) return 3 end)()
print(g:next())
print(g:next())
print(g:next())
print(g:next())
print(g:next())
print(tostring(g:return_(7)))
