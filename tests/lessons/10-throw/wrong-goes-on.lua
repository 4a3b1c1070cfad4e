-- expect: The job that has failed has to come again
local jobs = generator(function (list)
  for _, name in ipairs(list) do
    pcall(function ()
      yield(name)
    end)
  end
end)

return jobs({ "wash", "dry", "iron" })
