local two = generator(function ()
  for i = 1, 3 do yield(i) end
end)

return two()
