-- A coroutine may pause inside of a call.
local function visit(tree)
  if tree.left then visit(tree.left) end
  coroutine.yield(tree.value)
  if tree.right then visit(tree.right) end
end

local leaf = { value = 1 }
local branch = { value = 2, left = leaf }
local tree = { value = 3, left = branch }

local walk = coroutine.wrap(function ()
  visit(tree)
end)
local value = walk()
while value do
  print(value)
  value = walk()
end
