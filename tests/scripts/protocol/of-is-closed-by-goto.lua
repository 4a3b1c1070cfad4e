-- A loop left by goto closes what it iterates; of two loops, the inner one first.
local f = generator(function (name)
  local _ <close> = finally(function () print("finally of " .. name) end)
  yield(1)
  yield(2)
end)

for a in of(f("outer")) do
  for b in of(f("inner")) do
    print(a, b)
    if a == 1 then goto continue end
    goto finished
  end
  ::continue::
end
::finished::
print("after")
