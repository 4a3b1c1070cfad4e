-- false is a value like any other: the loop goes on.
local f = generator(function () yield(false) yield(0) yield("") end)
for v in of(f()) do print(v == false, v == 0, v == "") end
print(#collect(f()))
