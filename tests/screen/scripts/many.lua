-- 250 generators of three functions, each at another place.
local rows = generator(function (n) for i = 1, n do yield(i) end end)
local columns = generator(function (n) yield(n) end)
local cells = generator(function () yield("a") yield("b") end)

local all = {}
for i = 1, 250 do
  local make = i % 10 == 0 and columns or i % 3 == 0 and cells or rows
  all[i] = make(i)
  if i % 2 == 0 then all[i]:next() end
  if i % 30 == 0 then all[i]:next() end
end
print("made", #all)
return all[250]
