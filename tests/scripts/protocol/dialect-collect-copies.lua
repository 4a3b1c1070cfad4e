-- collect makes a new list; the one it read stays what it was.
local list = { 1, 2 }
local copy = collect(list)
copy[3] = 3
print(#list, #copy, copy == list)
