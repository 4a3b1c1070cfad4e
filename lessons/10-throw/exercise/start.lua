-- Hands out the jobs of the list, one for each next. Where a job
-- has failed, an error is thrown: then hand out the same job again.
local jobs = generator(function (list)
  for _, name in ipairs(list) do
    yield(name) -- Catch the error here, and try again.
  end
end)

return jobs({ "wash", "dry", "iron" })
