-- `of` walks, `collect` makes a list: of a generator, a list, a string.
local three = generator(function ()
  yield("a") yield("b") yield("c")
end)

for v in of(three()) do print(v) end
for v in of({ 10, 20, 30 }) do print(v) end
for v in of("héy") do print(v) end
for v in of({}) do print("never", v) end
for v in of("") do print("never", v) end
print(table.concat(collect(three()), " "))
print(table.concat(collect({ 1, 2, 3 }), " "))
print(table.concat(collect("aé漢z"), " "))
print(#collect(""), #collect({}))
