-- An error in a plain __close handler replaces the return, just as one in a finally does.
local f = generator(function ()
  local _ <close> = setmetatable({}, { __close = function (_, e)
    print("outer sees", e)
  end })
  local _ <close> = setmetatable({}, { __close = function () error("from close", 0) end })
  yield(1)
end)

local g = f()
g:next()
print(pcall(function () return g:return_("v") end))
print(g:next().done)
