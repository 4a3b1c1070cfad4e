-- yield_from takes lists and strings; a return during them needs nobody's leave.
local outer = generator(function ()
  print("value", yield_from({ 1, 2 }))
  print("value", yield_from("ñu"))
  yield_from({})
  yield_from({ 3, 4 })
  print("never")
end)

local g = outer()
for _ = 1, 5 do print(g:next("ignored").value) end
local r = g:return_("v")
print(r.value, r.done)
