local shared = { "in both" }
local seen = { shared, count = 0 }
local function visit(node, depth)
  if depth > 0 then visit(node.child, depth - 1) end
  seen.count = seen.count + 1
  coroutine.yield(node.name)
end
local walk = generator(function (tree, ...)
  local cycle = { name = "cycle", list = shared }
  cycle.self = cycle
  local big = {}
  for i = 1, 250 do big[i] = i * i end
  local long = "a long string, which goes on and on and on, further than most panes are wide"
  while true do
    local answer = yield(tree.name)
    tree.name = tree.name .. "!"
    cycle.list[#cycle.list + 1] = answer
    big[2] = big[2] + 1
    seen.count = seen.count + 1
    visit(tree, 2)
  end
end)
local leaf = { name = "leaf" }
leaf.child = leaf
return walk({ name = "root", child = { name = "twig", child = leaf } }, 7, "extra")
