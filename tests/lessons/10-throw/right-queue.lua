local jobs = generator(function (list)
  local left = { table.unpack(list) }
  while left[1] do
    local ok, why = pcall(function ()
      yield(left[1])
      table.remove(left, 1)
    end)
    if not ok then print("again, because of", why) end
  end
end)

return jobs({ "wash", "dry", "iron" })
