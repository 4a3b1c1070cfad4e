-- The same pipeline with plain coroutines: a stage asks by calling the one behind it.
local function read_lines()
  coroutine.yield("one two")
  coroutine.yield("")
  coroutine.yield("three")
end

local function not_empty(source)
  local line = source()
  while line do
    if line ~= "" then coroutine.yield(line) end
    line = source()
  end
end

local function words(source)
  local line = source()
  while line do
    for word in line:gmatch("[a-z]+") do coroutine.yield(word) end
    line = source()
  end
end

local lines = coroutine.wrap(read_lines)
local full = coroutine.wrap(function () not_empty(lines) end)
local each = coroutine.wrap(function () words(full) end)
for word in each do print(word) end
