-- An error in an async function rejects its promise, also before the first await.
local early = async(function () error("early", 0) end)
local late = async(function () await(nil); error("late", 0) end)
early():catch(function (e) print("caught", e) end)
late():catch(function (e) print("caught", e) end)
print("main goes on")
