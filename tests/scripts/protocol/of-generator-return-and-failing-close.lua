-- During return(v), an error of closing the loop's source replaces v.
local source = generator(function ()
  local _ <close> = finally(function () error("cannot close", 0) end)
  yield(1)
end)
local user = generator(function ()
  local _ <close> = finally(function () print("user's finally") end)
  for n in of(source()) do yield(n) end
end)

local g = user()
g:next()
print(pcall(function () return g:return_("v") end))
print(g:next().done)
