-- A `next` that answers with no table is an error of the loop; the iterator is not closed.
local source = {
  next = function () return "no table" end,
  return_ = function () print("never") return {} end,
}
print((pcall(function ()
  for _ in of(source) do print("never") end
end)))
print((pcall(function () return collect(source) end)))
