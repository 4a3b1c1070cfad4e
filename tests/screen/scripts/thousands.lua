-- Ten thousand promises at once, and as many timers.
for n = 1, 10000 do
  sleep(n % 100):then_(function () end)
end
