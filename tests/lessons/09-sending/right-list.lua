local highest = generator(function ()
  local numbers = { 0 }
  repeat
    local number = yield(numbers[#numbers])
    if number then
      table.insert(numbers, number)
      table.sort(numbers)
    end
  until number == "stop"
end)

return highest()
