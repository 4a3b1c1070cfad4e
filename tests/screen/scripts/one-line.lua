local count = generator(function (n) while true do local more = yield(n) n = n + more end end)
return count(1)
