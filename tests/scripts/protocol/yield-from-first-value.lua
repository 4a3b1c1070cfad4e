-- A hand-written inner iterator is first asked with next(nil), then with what was sent.
local inner = {
  next = function (self, sent)
    print("asked with", sent)
    return { value = "v", done = sent == "stop" }
  end,
}
local outer = generator(function () return yield_from(inner) end)

local g = outer()
print(g:next("dropped").value)
print(g:next("more").value)
local r = g:next("stop")
print(r.value, r.done)
