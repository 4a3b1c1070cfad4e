-- A promise returned from then_ costs two more turns than a value.
promise.resolve():then_(function () return promise.resolve("promise") end):then_(print)
promise.resolve():then_(function () return "value" end):then_(print)
  :then_(function () print("1") end):then_(function () print("2") end):then_(function () print("3") end)
