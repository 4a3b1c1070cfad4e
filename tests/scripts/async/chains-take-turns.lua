-- Two chains of then_ take turns, one step each.
promise.resolve():then_(function () print("a1") end):then_(function () print("a2") end)
  :then_(function () print("a3") end)
promise.resolve():then_(function () print("b1") end):then_(function () print("b2") end)
  :then_(function () print("b3") end)
