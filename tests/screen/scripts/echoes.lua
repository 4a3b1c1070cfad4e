-- Two generators that should do the same, and a coroutine: each has a mistake of its own.
local echo = generator(function (first)
  local text = first
  while text ~= "stop" do
    local ok, sent = pcall(yield, text)
    if not ok then text = "caught " .. sent end
    if ok then text = sent or "nothing" end
  end
  return text
end)

copy = generator(function (first)
  local text = first
  while text ~= "stop" do
    text = yield(text) or "nothing"
    if text == "oops" then error("no oops") end
  end
end)

plain = coroutine.wrap(function (first)
  local text = first
  while text ~= "stop" do
    text = coroutine.yield(text)
  end
  return text
end)

local e = echo("hello")
print(e:next().value)
return e
