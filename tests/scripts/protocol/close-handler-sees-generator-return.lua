-- A plain __close(v, e) handler sees, during a return, a value that prints `generator return`.
local function watched(name)
  return setmetatable({}, { __close = function (_, e) print(name, tostring(e)) end })
end
local f = generator(function (fails)
  local _ <close> = watched("outer")
  local _ <close> = watched("inner")
  yield(1)
  if fails then error("an error", 0) end
end)

local g = f(false)
g:next()
local r = g:return_("v")
print(r.value, r.done)
g = f(true)
g:next()
print(pcall(function () return g:next() end))
g = f(false)
g:next()
print(g:next().done)
