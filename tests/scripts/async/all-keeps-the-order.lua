-- promise.all gives the values in the order of the list, when the last one has come.
local function slow(ms, v) return sleep(ms):then_(function () print("came", v); return v end) end
promise.all({ slow(20, "a"), "b", slow(10, "c") }):then_(function (l) print(#l, l[1], l[2], l[3]) end)
promise.all({}):then_(function (l) print("empty", #l) end)
