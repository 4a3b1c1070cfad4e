-- Left by an error, that error stands whatever return_ throws.
local f = generator(function ()
  local _ <close> = finally(function ()
    print("finally")
    error("from return_", 0)
  end)
  yield(1)
end)

print(pcall(function ()
  for _ in of(f()) do error("from the loop", 0) end
end))
local source = {
  next = function () return { value = 1, done = false } end,
  return_ = function () return "no table, and nobody minds" end,
}
print(pcall(function ()
  for _ in of(source) do error("from the loop", 0) end
end))
