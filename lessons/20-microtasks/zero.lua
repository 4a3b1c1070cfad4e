-- A timer, a microtask, and the main program.
after(0, function () print("timer") end)
microtask(function () print("microtask") end)
print("main program")
