-- A loop left by return closes what it iterates, before the function returns.
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  yield(1)
  yield(2)
end)
local function first(source)
  for v in of(source) do return "first is " .. v end
end

local g = f()
print(first(g))
print(g:next().done)
