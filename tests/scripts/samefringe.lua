-- Samefringe: do two trees have the same leaves, in the same order? Walks both side by side.
local function tree(text)
  local at = 1
  local function parse()
    if text:sub(at, at) == "(" then
      at = at + 1
      local left = parse()
      local right = parse()
      assert(text:sub(at, at) == ")", "unbalanced")
      at = at + 1
      return { left, right }
    end
    local leaf = text:sub(at, at)
    at = at + 1
    return leaf
  end
  return parse()
end

local visited = 0
local function leaves(node)
  if type(node) == "table" then
    leaves(node[1])
    leaves(node[2])
  else
    visited = visited + 1
    coroutine.yield(node)
  end
end

local function fringe(node)
  return coroutine.wrap(function ()
    leaves(node)
    return nil
  end)
end

local function same(a, b)
  local x, y = fringe(a), fringe(b)
  while true do
    local one, other = x(), y()
    if one ~= other then return false, one, other end
    if one == nil then return true end
  end
end

for _, pair in ipairs({
  { "((ab)(cd))", "(a(b(cd)))" },
  { "((ab)(cd))", "(a(b(dc)))" },
  { "((ab)c)", "((ab)(cd))" },
  { "a", "a" },
  { "a", "(ab)" },
}) do
  visited = 0
  print(pair[1], pair[2], same(tree(pair[1]), tree(pair[2])))
  print("leaves visited", visited)
end

-- A deep tree, leaning left: the yield comes up through 150 calls.
local deep = "z"
for i = 1, 150 do deep = { deep, tostring(i) } end
local n, last = 0, nil
for leaf in fringe(deep) do n, last = n + 1, leaf end
print(n, last)

-- A coroutine for each node instead: each level resumes the next one (plain Lua gives up
-- near 195 levels, so the tree is less deep here).
local function recursive(node)
  return coroutine.wrap(function ()
    if type(node) == "table" then
      for leaf in recursive(node[1]) do coroutine.yield(leaf) end
      for leaf in recursive(node[2]) do coroutine.yield(leaf) end
    else
      coroutine.yield(node)
    end
  end)
end
deep = "z"
for i = 1, 60 do deep = { deep, tostring(i) } end
n = 0
for leaf in recursive(deep) do n, last = n + 1, leaf end
print(n, last)
print(pcall(fringe(tree("(ab)")), "an argument that is dropped"))
print(pcall(tree, "(ab"))
