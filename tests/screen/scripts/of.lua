-- The loop in the main program: its value, its lines, its end.
local letters = generator(function ()
  yield("a")
  yield("b")
end)

local function each(list)
  local all = ""
  for letter in of(list) do
    if letter == "b" then break end
    all = all .. letter
  end
  return all
end

for letter in of(letters()) do
  print(letter)
end
print(each(letters()))
print(each({ "x", "y" }))
