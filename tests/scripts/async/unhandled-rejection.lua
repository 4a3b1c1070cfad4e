-- A rejection that nobody handles is told of when the microtasks are done; the loop goes on.
promise.reject("lost")
local p = promise.reject("found")
microtask(function () p:catch(function (e) print("caught in time", e) end) end)
after(1, print, "the loop goes on")
