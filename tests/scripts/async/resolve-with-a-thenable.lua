-- Anything with a method then_ is followed, and called in a microtask; its error rejects.
local thenable = { then_ = function (self, resolve) print("asked"); resolve("given") end }
local broken = { then_ = function () error("broken", 0) end }
promise.resolve(thenable):then_(print)
promise.resolve(broken):catch(function (e) print("caught", e) end)
print("first")
