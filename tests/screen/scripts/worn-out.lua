-- An iterator written by hand, first asked by a loop, then by us; it wears out.
local function countdown(from)
  local it = { left = from }
  function it:next(step)
    if self.left < 0 then error("worn out") end
    self.left = self.left - (step or 1)
    return { value = self.left, done = self.left <= 0 }
  end
  function it:return_(value)
    return { value = value, done = true }
  end
  return it
end

for v in of(countdown(3)) do
  print(v)
end
return countdown(5)
