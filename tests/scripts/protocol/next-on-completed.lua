-- completed, next(v): { nil, true }, whatever way it was completed.
local f = generator(function ()
  yield(1)
  error("broken", 0)
end)

local ended = generator(function () end)()
ended:next()
local failed = f()
failed:next()
print(pcall(function () return failed:next() end))
local returned = f()
returned:return_("v")
local thrown = f()
print(pcall(function () return thrown:throw("e") end))

for _, g in ipairs({ ended, failed, returned, thrown }) do
  for _ = 1, 2 do
    local r = g:next("sent")
    print(r.value, r.done)
  end
end
