-- A generator for each level of the tree.
local visit
visit = generator(function (tree)
  if tree.left then
    yield_from(visit(tree.left))
  end
  yield(tree.value)
end)

local leaf = { value = 1 }
local branch = { value = 2, left = leaf }
local tree = { value = 3, left = branch }

return visit(tree)
