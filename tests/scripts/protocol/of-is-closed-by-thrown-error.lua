-- throw(e) to a generator that stands in a loop closes what the loop iterates; e stands.
local source = generator(function ()
  local _ <close> = finally(function ()
    print("source's finally")
    error("swallowed", 0)
  end)
  yield(1)
end)
local user = generator(function ()
  local ok, e = pcall(function ()
    for n in of(source()) do yield(n) end
  end)
  print("caught", ok, e)
  return "end"
end)

local g = user()
g:next()
print(g:throw("e").value)
