-- finally waits for the promise that its function returns.
promise.resolve("v"):finally(function () return sleep(20):then_(function () print("cleaned") end) end)
  :then_(print)
sleep(10):then_(function () print("ten") end)
