-- yield in a helper function is an error that names yield_from and coroutine.yield.
local function helper(v)
  yield(v)
end
local f = generator(function ()
  yield("before")
  local ok, e = pcall(function () helper("in helper") end)
  print(ok, e:find("yield_from", 1, true) ~= nil, e:find("coroutine.yield", 1, true) ~= nil)
  local ok2 = pcall(helper, "handed to pcall itself: it may yield")
  print(ok2)
  yield("after")
end)

local g = f()
print(g:next().value)
print(g:next().value)
print(g:next().value)
print(g:next().done)
