-- expect: nothing caught it: put the yield into a pcall
local jobs = generator(function (list)
  for _, name in ipairs(list) do
    local answer = yield(name)
    while answer == "broken" do
      answer = yield(name)
    end
  end
end)

return jobs({ "wash", "dry", "iron" })
