-- The producer sleeps until the consumer wants something.
local function kitchen()
  for _, dish in ipairs({ "soup", "rice", "cake" }) do
    print("The producer cooks " .. dish .. ".")
    coroutine.yield(dish)
  end
  print("The producer goes home.")
end

local function guest(order)
  local dish = order()
  while dish do
    print("The consumer eats " .. dish .. ".")
    dish = order()
  end
  print("The consumer goes home.")
end

local producer = coroutine.wrap(kitchen)
guest(producer)
