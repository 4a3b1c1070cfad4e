-- First the main program's own code, then all microtasks, then one timer; and so on.
after(0, function ()
  print("6. the first timer")
  microtask(function () print("7. the microtask that it queued") end)
end)
after(0, function () print("8. the second timer") end)

microtask(function () print("3. the first microtask") end)
promise.resolve("4. what waited for a promise"):then_(print)

local speak = async(function ()
  print("1. an async function begins at once")
  await(nil)
  print("5. and goes on in a microtask")
end)

speak()
print("2. the main program's own code ends")
