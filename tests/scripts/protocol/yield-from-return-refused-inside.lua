-- An inner one that answers return with done = false goes on: nothing was returned.
local inner = {
  next = function () return { value = "next", done = false } end,
  return_ = function () return { value = "not yet", done = false } end,
}
local outer = generator(function ()
  local _ <close> = finally(function () print("never") end)
  yield_from(inner)
end)

local g = outer()
g:next()
local r = g:return_("v")
print(r.value, r.done)
r = g:next()
print(r.value, r.done)
