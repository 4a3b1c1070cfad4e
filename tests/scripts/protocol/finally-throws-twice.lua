-- Of two finallys that throw, the outer one's error stands; it replaces the body's error.
local f = generator(function ()
  local _ <close> = finally(function () error("outer", 0) end)
  local _ <close> = finally(function () error("inner", 0) end)
  error("body", 0)
end)
print(pcall(function () return f():next() end))

local h = generator(function ()
  local _ <close> = finally(function () error("at the end", 0) end)
  return "lost"
end)
local g = h()
print(pcall(function () return g:next() end))
print(g:next().value)
