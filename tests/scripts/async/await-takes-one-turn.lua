-- await of a value or of a promise takes one turn of the microtasks.
local count = async(function () for i = 1, 4 do await(i); print("await", i) end end)
local wait = async(function () for i = 1, 4 do await(promise.resolve()); print("promise", i) end end)
count()
wait()
promise.resolve():then_(function () print("then 1") end):then_(function () print("then 2") end)
  :then_(function () print("then 3") end)
