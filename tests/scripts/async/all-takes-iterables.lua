-- promise.all goes over anything iterable; an error on the way rejects it.
local numbers = generator(function () yield(1); yield(promise.resolve(2)); return 3 end)
local broken = generator(function () yield(1); error("broken", 0) end)
promise.all(numbers()):then_(function (l) print(#l, l[1], l[2]) end)
promise.all(broken()):catch(function (e) print("caught", e) end)
promise.all("hi"):then_(function (l) print(#l, l[1], l[2]) end)
