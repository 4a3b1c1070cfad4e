-- Left by break, a return_ that answers with no table is an error; its value is never read.
local answer
local source = {
  next = function () return { value = 1, done = false } end,
  return_ = function (self, v)
    print("closed with", v)
    return answer
  end,
}
print((pcall(function () for _ in of(source) do break end end)))
answer = { value = "ignored", done = false }
print((pcall(function () for _ in of(source) do break end end)))
