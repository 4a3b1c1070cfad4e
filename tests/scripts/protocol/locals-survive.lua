-- A paused generator keeps its locals, its loops and its arguments; others have their own.
local table_of = generator(function (base)
  local total = 0
  for i = 1, 3 do
    for _, factor in ipairs({ 1, 10 }) do
      total = total + base * i * factor
      yield(total)
    end
  end
  return base
end)

local a, b = table_of(1), table_of(2)
local r, s
repeat
  r, s = a:next(), b:next()
  print(r.value, s.value)
until r.done
