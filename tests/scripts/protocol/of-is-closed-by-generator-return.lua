-- return(v) to a generator that stands in a loop closes what the loop iterates.
local source = generator(function ()
  local _ <close> = finally(function () print("source's finally") end)
  yield(1)
  yield(2)
end)
local double = generator(function (numbers)
  local _ <close> = finally(function () print("double's finally") end)
  for n in of(numbers) do yield(n * 2) end
end)

local s = source()
local g = double(s)
print(g:next().value)
local r = g:return_("v")
print(r.value, r.done)
print(s:next().done)
