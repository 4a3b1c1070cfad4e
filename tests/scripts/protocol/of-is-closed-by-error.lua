-- A loop left by an error closes what it iterates, then the error goes on.
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  yield(1)
  yield(2)
end)

local g = f()
print(pcall(function ()
  for v in of(g) do
    print(v)
    error("in the loop", 0)
  end
end))
print(g:next().done)
