-- A promise resolved with a promise follows it; promise.resolve gives a promise back as it is.
local inner = promise.resolve("inner")
print(promise.resolve(inner) == inner)
promise(function (resolve) resolve(inner) end):then_(function (v) print("followed", v) end)
inner:then_(function (v) print("itself", v) end):then_(function () print("next") end)
