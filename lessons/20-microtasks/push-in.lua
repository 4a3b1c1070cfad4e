-- A microtask that queues another one, twice.
local function push_in(n)
  print("microtask " .. n)
  if n < 3 then
    microtask(function () push_in(n + 1) end)
  end
end

after(0, function () print("timer") end)
microtask(function () push_in(1) end)
print("main program")
