-- Two workers take from one queue, each in its own time.
local queue = { 60, 20, 75, 20, 45 }
local worker = async(function (name)
  while #queue > 0 do
    local ms = table.remove(queue, 1)
    await(sleep(ms))
    print(name, ms)
  end
  return name
end)
promise.all({ worker("a"), worker("b") }):then_(function (names) print(names[1], names[2]) end)
