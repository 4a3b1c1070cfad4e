local two = generator(function ()
  for i = 1, 2 do yield(i) end
end)

return two()
