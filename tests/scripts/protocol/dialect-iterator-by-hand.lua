-- An iterator by hand is a table whose method `next` returns { value =, done = }.
local function dice()
  local throws = 0
  return {
    next = function (self, sent)
      throws = throws + 1
      print("asked", throws, sent)
      if throws > 2 then return { done = true } end
      return { value = throws * 10 } -- no `done` means not done
    end,
  }
end

for v in of(dice()) do print(v) end
print(#collect(dice()))
