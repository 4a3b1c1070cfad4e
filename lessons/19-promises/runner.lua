-- A runner goes on with a generator when the promise that it handed out is settled.
local function wait(ms, value)
  return promise(function (resolve) after(ms, resolve, value) end)
end

local function run(g)
  local function step(method, value)
    local result = g[method](g, value)
    if result.done then return end
    result.value:then_(
      function (v) step("next", v) end,
      function (e) step("throw", e) end)
  end
  step("next")
end

local story = generator(function (who, ms)
  local first = yield(wait(ms, "boils water"))
  print(who .. " " .. first)
  local second = yield(wait(ms, "drinks tea"))
  print(who .. " " .. second)
end)

run(story("Ada", 200))
run(story("Bob", 300))
print("Both wait.")
