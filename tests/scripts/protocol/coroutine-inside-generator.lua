-- A coroutine in a generator is suspended by its own coroutine.yield; nothing leaves the generator.
local f = generator(function ()
  local letters = coroutine.wrap(function ()
    for letter in ("abc"):gmatch(".") do coroutine.yield(letter) end
  end)
  for letter in letters do yield(letter .. "!") end
  yield(coroutine.isyieldable())
  local _, main = coroutine.running()
  yield(main)
end)

for v in of(f()) do print(v) end
