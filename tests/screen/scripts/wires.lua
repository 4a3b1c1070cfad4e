local inner = generator(function ()
  local _ <close> = finally(function ()
    print("inner cleans")
  end)
  local ok, e = pcall(function ()
    local x = yield(1)
    print("got", x)
  end)
  if not ok then print("caught", e) end
  yield(2)
  yield(3)
  return "inner's"
end)
local outer = generator(function ()
  local _ <close> = finally(function ()
    print("outer cleans")
    yield("not yet") -- stops the return
  end)
  local got = {}
  got.first = yield("hello")
  local value = yield_from(inner())
  print(yield(value))
end)
return outer()
