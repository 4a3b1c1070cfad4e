-- What is sent arrives through pcall, and pcall's results come back whole.
local f = generator(function ()
  print(pcall(function (a, b)
    local got = yield(a + b)
    return got, nil, "three"
  end, 1, 2))
  print(xpcall(function (a)
    local got = yield(a)
    error(got, 0)
  end, function (e) return "handled " .. e end, "x"))
end)

local g = f()
print(g:next().value)
print(g:next("sent").value)
print(g:next("bad").done)
