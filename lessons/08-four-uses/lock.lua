-- Use 1: values when they are wanted.
local codes = generator(function ()
  for left = 0, 9 do
    for right = 0, 9 do
      yield(left .. "-" .. right)
    end
  end
end)

local tries = 0
for code in of(codes()) do
  tries = tries + 1
  if code == "0-3" then break end
end
print("Open after " .. tries .. " tries.")
