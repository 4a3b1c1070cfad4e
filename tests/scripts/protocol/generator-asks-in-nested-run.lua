-- Inside a sort comparator a whole pipeline runs, and its errors come out as usual.
local source = generator(function (list)
  for _, v in ipairs(list) do yield(v) end
end)
local double = generator(function (numbers)
  for n in of(numbers) do yield(n * 2) end
end)
local driver = generator(function ()
  local list = { 3, 1, 2 }
  table.sort(list, function (a, b)
    local x = collect(double(source({ a })))[1]
    local y = collect(double(source({ b })))[1]
    return x < y
  end)
  for v in of(list) do yield(v) end
  local ok, e = pcall(table.sort, { 2, 1 }, function ()
    local g = source({ 1 })
    g:next()
    g:throw("from the comparator")
  end)
  print(ok, e)
end)
for v in of(driver()) do print(v) end
