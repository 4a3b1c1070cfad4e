local walk
walk = generator(function (tree)
  if tree.left then walk(tree.left) end
  yield(tree.value)
  if tree.right then walk(tree.right) end
end)
local tree = { value = 2 }
tree.left = { value = 1 }
tree.right = { value = 3 }
return walk(tree)
