-- However a generator ends, it is completed: all three requests answer as the table says.
local function completed(name, g)
  local n = g:next("x")
  local ok, e = pcall(function () return g:throw("y") end)
  local r = g:return_("z")
  print(name, n.value, n.done, ok, e, r.value, r.done)
end
local f = generator(function (how)
  yield(1)
  if how == "error" then error("failed", 0) end
  return 2
end)

local g = f()
g:next() g:next()
completed("end", g)
g = f("error")
g:next()
pcall(function () return g:next() end)
completed("error", g)
g = f()
g:next()
pcall(function () return g:throw("t") end)
completed("throw", g)
g = f()
g:next()
g:return_()
completed("return", g)
g = f()
for _ in of(g) do break end
completed("break", g)
