-- A generator of promises, and who awaits them.
local function wait(ms, page)
  return promise(function (resolve)
    after(ms, resolve, page)
  end)
end

local pages = generator(function ()
  for page = 1, 3 do
    yield(wait(100, page))
  end
end)

local read = async(function ()
  for promised in of(pages()) do
    print("page " .. await(promised))
  end
end)

read()
print("The main program goes on.")
