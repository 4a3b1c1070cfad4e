-- finally gets nothing and changes nothing, but for its own error; it takes more turns.
promise.resolve("v"):finally(function (x) print("finally", x); return "lost" end):then_(print)
promise.reject("r"):finally(function () end):catch(function (e) print("caught", e) end)
promise.resolve("v"):finally(function () error("own", 0) end):catch(function (e) print("caught", e) end)
promise.resolve():then_(function () print("1") end):then_(function () print("2") end)
  :then_(function () print("3") end):then_(function () print("4") end)
