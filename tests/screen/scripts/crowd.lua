-- Many promises, timers, microtasks and generators at once.
local wait = async(function (n)
  await(sleep(n))
end)
for n = 1, 40 do wait(n) end
for n = 1, 30 do microtask(function () end) end
local never = async(function () await(promise(function () end)) end)
never()
local last = generator(function () yield(1) end)()
last:next()
