-- yield_from hands the inner one's own result on: the same table, with all its fields.
local given = { value = 1, done = false, extra = "still here" }
local last = { value = "last", done = "yes, really" }
local inner = { next = function () local r = given given = last return r end }
local outer = generator(function ()
  print("value", yield_from(inner))
  return "end"
end)

local g = outer()
local first = given
local r = g:next()
print(r == first, r.value, r.done, r.extra)
r = g:next()
print(r == last, r.value, r.done)
