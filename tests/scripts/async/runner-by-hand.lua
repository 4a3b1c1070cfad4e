-- async is a generator and a runner: both take the same turns.
local function run(body)
  return function (...)
    local g = body(...)
    return promise(function (resolve, reject)
      local function step(method, value)
        local ok, result = pcall(g[method], g, value)
        if not ok then return reject(result) end
        if result.done then return resolve(result.value) end
        promise.resolve(result.value):then_(
          function (v) step("next", v) end, function (e) step("throw", e) end)
      end
      step("next")
    end)
  end
end
local by_hand = run(generator(function (n)
  for i = 1, n do print("by hand", yield(promise.resolve(i))) end
  local ok, e = pcall(function () return yield(promise.reject("no")) end)
  print("by hand", ok, e)
  return "by hand"
end))
local built_in = async(function (n)
  for i = 1, n do print("built in", await(promise.resolve(i))) end
  local ok, e = pcall(function () return await(promise.reject("no")) end)
  print("built in", ok, e)
  return "built in"
end)
by_hand(3):then_(print)
built_in(3):then_(print)
