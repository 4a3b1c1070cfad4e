-- expect: Put the pcall inside of the loop
local jobs = generator(function (list)
  pcall(function ()
    for _, name in ipairs(list) do
      yield(name)
    end
  end)
end)

return jobs({ "wash", "dry", "iron" })
