-- promise.race is settled as the first one is; the others run on, and are not listened to.
local function slow(ms, v) return sleep(ms):then_(function () print("came", v); return v end) end
promise.race({ slow(20, "slow"), slow(10, "fast") }):then_(function (v) print("won", v) end)
promise.race({ slow(40, "late"), sleep(30):then_(function () error("failed", 0) end) })
  :catch(function (e) print("lost", e) end)
promise.race({ promise.resolve("a"), "b" }):then_(print)
