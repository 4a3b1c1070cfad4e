-- An async function is a generator with its runner: await is its yield.
local function wait(ms, value)
  return promise(function (resolve) after(ms, resolve, value) end)
end

local page = async(function (name, ms)
  print("asks for the " .. name)
  local text = await(wait(ms, name .. " page"))
  print("has the " .. text)
  if name == "map" then error("it is torn", 0) end
  return #text
end)

local read = async(function ()
  local sizes = await(promise.all({ page("news", 300), page("mail", 200) }))
  print("letters: " .. sizes[1] + sizes[2])
  await(page("map", 100))
  print("Nobody comes here.")
end)

read():catch(function (reason) print("lost: " .. reason) end)
print("The main program's own code ends.")
