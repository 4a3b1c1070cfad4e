-- A loop over a generator of promises awaits each: what for await does.
local pages = generator(function () for i = 1, 3 do yield(sleep(10 * i):then_(function () return i end)) end end)
local read = async(function ()
  for p in of(pages()) do print("page", await(p)) end
  print("end")
end)
read()
after(25, print, 25)
