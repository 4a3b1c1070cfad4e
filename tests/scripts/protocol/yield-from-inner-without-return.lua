-- An inner one without `return_` does not hear of the return: the outer one unwinds.
local inner = { next = function () return { value = 1, done = false } end }
local outer = generator(function ()
  local _ <close> = finally(function () print("outer's finally") end)
  yield_from(inner)
end)

local g = outer()
g:next()
local r = g:return_("v")
print(r.value, r.done)
print(g:next().done)
