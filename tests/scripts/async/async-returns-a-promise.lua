-- A promise returned from an async function is followed: three turns in all.
local plain = async(function () return "plain" end)
local wrapped = async(function () return promise.resolve("wrapped") end)
local awaited = async(function () return await(promise.resolve("awaited")) end)
wrapped():then_(print)
awaited():then_(print)
plain():then_(print):then_(function () print("2") end):then_(function () print("3") end)
  :then_(function () print("4") end)
