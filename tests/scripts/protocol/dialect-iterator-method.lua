-- A table with a method `iterator` can be walked, as often as you like.
local countdown = { from = 3 }
function countdown:iterator()
  local n = self.from
  return {
    next = function ()
      n = n - 1
      if n < 0 then return { value = "ignored", done = true } end
      return { value = n + 1, done = false }
    end,
  }
end

for v in of(countdown) do print(v) end
print(table.concat(collect(countdown), " "))
local outer = generator(function () yield_from(countdown) end)
print(table.concat(collect(outer()), " "))
