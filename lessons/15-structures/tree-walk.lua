-- Everything on the left, the node, everything on the right.
local function node(value, left, right)
  return { value = value, left = left, right = right }
end

local walk
walk = generator(function (tree)
  if tree.left then yield_from(walk(tree.left)) end
  yield(tree.value)
  if tree.right then yield_from(walk(tree.right)) end
end)

local small = node(2, node(1), node(3))
local large = node(6, node(5), node(7))
local tree = node(4, small, large)

for value in of(walk(tree)) do print(value) end
