local patient = generator(function ()
  for i = 1, 2 do
    local ok, problem = pcall(function () yield(i) end)
    if not ok then print("caught " .. problem) end
  end
end)
return patient()
