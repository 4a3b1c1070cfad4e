-- An error in the function given to promise rejects it; after resolve it is lost.
promise(function () error("a", 0) end):catch(function (e) print("caught", e) end)
promise(function (resolve) resolve("kept"); error("b", 0) end):then_(print)
