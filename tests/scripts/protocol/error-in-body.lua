-- An error in a body runs its finallys, reaches the consumer as it is, completes the generator.
local mine = { name = "mine" }
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  yield(1)
  error(mine)
end)

local g = f()
g:next()
local ok, e = pcall(function () return g:next() end)
print(ok, e == mine, e.name)
local r = g:next()
print(r.value, r.done)
