-- A log in pages. A page has lines, and the number of the next page; the last one has none.
local pages = {
  [1] = { lines = { "fine 1", "error 2", "fine 3" }, next = 5 },
  [5] = { lines = {}, next = 6 },
  [6] = { lines = { "no error 4", "error 5" }, next = 9 },
  [9] = { lines = { "error 6" }, next = nil },
}
local function fetch(number) -- the first page is 1
  print("page " .. number)
  return pages[number]
end

-- All lines, one at a time.
local entries = generator(function ()
  local function from(number)
    local page = fetch(number)
    return page.lines, page.next
  end
  local number = 1
  repeat
    local lines
    lines, number = from(number)
    for i = 1, #lines do yield(lines[i]) end
  until not number
end)

-- Those that begin with "error".
local errors = generator(function (source)
  local result = source:next()
  while not result.done do
    if result.value:sub(1, 5) == "error" then yield(result.value) end
    result = source:next()
  end
end)

local take = generator(function (count, source)
  for line in of(source) do
    yield(line)
    count = count - 1
    if count == 0 then return end
  end
end)

return take(2, errors(entries()))
