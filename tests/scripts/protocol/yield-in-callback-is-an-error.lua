-- yield in a function inside the body is an error, too: it is not the generator's own body.
local function each(list, visit)
  for _, v in ipairs(list) do visit(v) end
end
local f = generator(function ()
  local ok, e = pcall(function ()
    each({ 1, 2 }, function (v) yield(v) end)
  end)
  print(ok, e:find("yield_from", 1, true) ~= nil)
  ok, e = pcall(function ()
    table.sort({ 3, 1, 2 }, function (a, b) yield("sorting") return a < b end)
  end)
  print(ok, e:find("yield_from", 1, true) ~= nil)
  ok, e = pcall(function ()
    return ("abc"):gsub("b", function (letter) yield(letter) end)
  end)
  print(ok, e:find("yield_from", 1, true) ~= nil)
  local inner = function () yield("never") end
  ok, e = pcall(function () inner() end)
  print(ok, e:find("yield_from", 1, true) ~= nil)
  yield("still alive")
end)

local r = f():next()
print(r.value, r.done)
