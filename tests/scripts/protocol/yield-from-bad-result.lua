-- An inner `next` that answers with no table is an error at yield_from; it is not closed then.
local inner = {
  next = function () return 42 end,
  return_ = function () print("never") end,
}
local outer = generator(function ()
  local ok = pcall(function () yield_from(inner) end)
  print("outer caught", ok)
  yield("goes on")
end)
print(outer():next().value)
