local stuck = generator(function ()
  while true do end
end)
return stuck()
