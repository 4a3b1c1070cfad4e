-- What does the call of greet() run?
local greet = generator(function ()
  print("the body starts")
  yield("hello")
  print("the body goes on")
  yield("bye")
  print("the body ends")
end)

print("before the call")
local g = greet()
print("after the call")

return g
