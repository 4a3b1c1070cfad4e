-- Two chains of promises.
local function say(text)
  return function () print(text) end
end

promise.resolve():then_(say("A1")):then_(say("A2"))
promise.resolve():then_(say("B1")):then_(say("B2"))
print("main program")
