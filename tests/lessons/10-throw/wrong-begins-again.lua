-- expect: Only the job that has failed comes again
local jobs = generator(function (list)
  local ok
  repeat
    ok = pcall(function ()
      for _, name in ipairs(list) do
        yield(name)
      end
      return true
    end)
  until ok
end)

return jobs({ "wash", "dry", "iron" })
