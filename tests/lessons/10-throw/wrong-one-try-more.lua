-- expect: A job can fail more than once
local jobs = generator(function (list)
  for _, name in ipairs(list) do
    local ok = pcall(function ()
      yield(name)
    end)
    if not ok then
      yield(name)
    end
  end
end)

return jobs({ "wash", "dry", "iron" })
