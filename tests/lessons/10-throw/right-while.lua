local jobs = generator(function (list)
  local number = 1
  while number <= #list do
    if pcall(yield, list[number]) then
      number = number + 1
    end
  end
end)

return jobs({ "wash", "dry", "iron" })
