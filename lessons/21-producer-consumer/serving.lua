-- No generator: this cook calls you.
local function cook_all(serve)
  local dishes = { "soup", "rice", "cake" }
  for _, dish in ipairs(dishes) do
    print("cook " .. dish)
    serve(dish)
  end
  print("close the kitchen")
end

cook_all(function (dish)
  print("eat " .. dish)
end)
