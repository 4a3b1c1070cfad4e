-- With neither `throw` nor `return_`, the outer one still sees an error; a list is such a one.
local inner = { next = function () return { value = 1, done = false } end }
local outer = generator(function (source)
  local ok, e = pcall(function () yield_from(source) end)
  print("outer caught", ok, e == "mine")
end)

for _, source in ipairs({ inner, { 1, 2 } }) do
  local g = outer(source)
  print(g:next().value)
  local r = g:throw("mine")
  print(r.value, r.done)
end
