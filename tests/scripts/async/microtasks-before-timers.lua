-- All microtasks run before the next timer, also those that microtasks add.
after(0, function () print("timer 1"); microtask(function () print("its microtask") end) end)
after(0, function () print("timer 2") end)
microtask(function ()
  print("microtask 1")
  microtask(function () print("microtask 3") end)
end)
promise.resolve():then_(function () print("microtask 2") end)
print("main")
