-- A hand-written `throw` is called as a method, with e, and its answer is used.
local inner = {
  name = "inner",
  next = function () return { value = 1, done = false } end,
  throw = function (self, e)
    print(self.name, "was thrown", e)
    return { value = "answer", done = e == "stop" }
  end,
}
local outer = generator(function ()
  return "got " .. yield_from(inner)
end)

local g = outer()
g:next()
local r = g:throw("go")
print(r.value, r.done)
r = g:throw("stop")
print(r.value, r.done)
