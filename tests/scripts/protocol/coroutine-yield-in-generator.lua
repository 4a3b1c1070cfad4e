-- coroutine.yield suspends the innermost coroutine, a generator too, from any depth.
local function helper(v)
  local got = coroutine.yield(v)
  print("helper got", got)
  return got
end
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  print("body got", helper("from helper"))
  local ok, e = pcall(helper, "again")
  print("body caught", ok, e)
  helper("third")
  print("never")
end)

local g = f()
local r = g:next()
print(r.value, r.done)
print(g:next("sent").value)
print(g:throw("e").value)
r = g:return_("v")
print(r.value, r.done)
