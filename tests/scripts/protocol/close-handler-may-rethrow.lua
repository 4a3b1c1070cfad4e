-- Rethrowing the value while its return is in progress changes nothing: the return goes on.
local f = generator(function ()
  local _ <close> = finally(function () print("finally") end)
  local _ <close> = setmetatable({}, { __close = function (_, e)
    if e ~= nil then error(e, 0) end
  end })
  pcall(function () yield(1) end)
  print("never")
end)

local g = f()
g:next()
local r = g:return_("v")
print(r.value, r.done)
