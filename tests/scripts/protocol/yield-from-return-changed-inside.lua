-- The inner one's answer to return counts: its value is what the outer one returns.
local inner = {
  next = function () return { value = 1, done = false } end,
  return_ = function (self, v)
    print("asked to return", v)
    return { value = "changed", done = true }
  end,
}
local outer = generator(function ()
  local _ <close> = finally(function () print("outer's finally") end)
  yield_from(inner)
  print("never")
end)

local g = outer()
g:next()
local r = g:return_("v")
print(r.value, r.done)
