-- Permutations and subsets: recursion below coroutine.yield, and iterators in a generic for.
local function permute(list, n)
  n = n or #list
  if n <= 1 then
    coroutine.yield(list)
  else
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permute(list, n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
end

local function permutations(list)
  local co = coroutine.create(function () permute(list) end)
  return function ()
    local ok, answer = coroutine.resume(co)
    if not ok then error(answer, 0) end
    return answer
  end
end

for p in permutations({ "a", "b", "c" }) do print(table.concat(p, " ")) end

local count = 0
for _ in permutations({ 1, 2, 3, 4, 5, 6 }) do count = count + 1 end
print("permutations of 6", count)

-- Two iterators over one list take turns, and each keeps its own place.
local left = permutations({ 1, 2, 3 })
local right = permutations({ 1, 2, 3 })
for _ = 1, 3 do
  print(table.concat(left(), ""), table.concat(right(), ""), table.concat(right(), ""))
end

-- A stateless style: the generic for's control variable is sent back in.
local function subsets(list)
  local function choose(from, chosen)
    if from > #list then
      coroutine.yield("{" .. table.concat(chosen, ",") .. "}")
      return
    end
    choose(from + 1, chosen)
    chosen[#chosen + 1] = list[from]
    choose(from + 1, chosen)
    chosen[#chosen] = nil
  end
  return coroutine.wrap(function (state, control)
    print("started with", state, control)
    choose(1, {})
  end), "state", nil
end
local all = {}
for subset in subsets({ 1, 2, 3 }) do all[#all + 1] = subset end
print(table.concat(all, " "))

-- A for that is left early, with the coroutine closed by the loop's closing value.
local function guarded(list)
  local co = coroutine.create(function ()
    local _ <close> = setmetatable({}, { __close = function () print("let go") end })
    permute(list)
  end)
  local closer = setmetatable({}, { __close = function () print(coroutine.close(co)) end })
  return function () return select(2, assert(coroutine.resume(co))) end, nil, nil, closer
end
for p in guarded({ "x", "y", "z" }) do
  print(table.concat(p))
  if p[1] == "z" then break end
end
for p in guarded({ "only" }) do print(table.concat(p)) end
