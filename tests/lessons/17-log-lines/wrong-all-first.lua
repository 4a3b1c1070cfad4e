-- expect: Fetch a page only when a line of it is wanted
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
  local all, number = {}, 1
  while number do
    local page = fetch(number)
    for _, line in ipairs(page.lines) do all[#all + 1] = line end
    number = page.next
  end
  yield_from(all)
end)

-- Those that begin with "error".
local errors = generator(function (source)
  for line in of(source) do
    if line:find("^error") then yield(line) end
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
