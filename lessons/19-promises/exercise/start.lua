-- run(g) goes on with g whenever the promise that it yielded is settled: with next(value), or with
-- throw(reason). It returns a promise for what g returns; where g throws, it is rejected.
local function wait(ms, value)
  return promise(function (resolve) after(ms, resolve, value) end)
end
local function fail(ms, reason)
  return promise(function (_, reject) after(ms, reject, reason) end)
end

local function run(g)
  -- Write this.
end

local ada = generator(function ()
  print("Ada has " .. tostring(yield(wait(200, "water"))))
  print("Ada has " .. tostring(yield(wait(200, "tea"))))
  return "Ada is happy"
end)

local bob = generator(function ()
  local ok, reason = pcall(function () yield(fail(100, "no power")) end)
  print(ok and "Bob saw no error" or "Bob has " .. reason)
  yield(wait(200))
  return "Bob is cold"
end)

local eve = generator(function ()
  yield(wait(50))
  error("Eve has no cup", 0)
end)

run(ada()):then_(print)
run(bob()):then_(print)
run(eve()):catch(print)
print("All wait.")
