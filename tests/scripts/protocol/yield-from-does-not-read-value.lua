-- yield_from reads `done` of every result, and `value` only of the last one.
local function noisy(fields)
  return setmetatable({}, { __index = function (_, key)
    if key == "value" or key == "done" then print("reads", key) end
    return fields[key]
  end })
end
local results = { noisy({ value = 1 }), noisy({ value = 2, done = true }) }
local asked = 0
local inner = { next = function () asked = asked + 1 return results[asked] end }
local outer = generator(function () return yield_from(inner) end)

local g = outer()
local r = g:next()
print("handed out", r == results[1])
r = g:next()
print(r.value, r.done)
