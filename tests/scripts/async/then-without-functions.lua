-- What is no function lets the value, or the reason, through.
promise.resolve(1):then_(2):then_(nil):then_(print)
promise.reject("r"):then_(3):catch(nil):catch(function (e) print("caught", e) end)
