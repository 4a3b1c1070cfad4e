-- promise.all_settled waits for all, and says of each what became of it.
promise.all_settled({ sleep(5):then_(function () return "v" end), promise.reject("r"), 3 })
  :then_(function (list)
    for _, s in ipairs(list) do print(s.status, s.value, s.reason) end
  end)
