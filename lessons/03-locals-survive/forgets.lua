-- One forgets its count, one keeps it.
local function forgets()
  local count = 0
  count = count + 1
  return count
end

local keeps = generator(function ()
  local count = 0
  while true do
    count = count + 1
    yield(count)
  end
end)

print(forgets())
print(forgets())
print(forgets())
return keeps()
