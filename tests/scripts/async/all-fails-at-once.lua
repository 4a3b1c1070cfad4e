-- promise.all is rejected by the first rejection; the others run on.
local function slow(ms, v) return sleep(ms):then_(function () print("came", v); return v end) end
promise.all({ slow(30, "slow"), sleep(10):then_(function () error("first", 0) end),
  sleep(20):then_(function () error("second", 0) end) })
  :then_(print, function (e) print("rejected", e) end)
