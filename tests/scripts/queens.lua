-- The n queens: a generator of solutions, with the board drawn, counted and searched.
local function safe(board, row, column)
  for r = 1, row - 1 do
    local c = board[r]
    if c == column or math.abs(c - column) == row - r then return false end
  end
  return true
end

local steps = 0
local function place(board, row, size)
  if row > size then
    coroutine.yield(board)
    return
  end
  for column = 1, size do
    steps = steps + 1
    if safe(board, row, column) then
      board[row] = column
      place(board, row + 1, size)
      board[row] = nil
    end
  end
end

local function queens(size)
  return coroutine.wrap(function ()
    place({}, 1, size)
    return nil, "no more boards of " .. size
  end)
end

local function draw(board)
  for row = 1, #board do
    local cells = {}
    for column = 1, #board do cells[column] = board[row] == column and "Q" or "." end
    print(table.concat(cells, " "))
  end
end

draw(queens(6)())
for size = 1, 7 do
  steps = 0
  local count = 0
  for _ in queens(size) do count = count + 1 end
  print(size, count, steps)
end

local first = queens(8)
for i = 1, 3 do print(i, table.concat(first(), " ")) end

-- The second value of the last answer, and the error after it.
local none = queens(3)
print(none())
print(pcall(none))

-- Solutions that are their own mirror image: a generator that filters another one.
local function symmetric(size)
  return coroutine.wrap(function ()
    for board in queens(size) do
      local mirrored = true
      for row = 1, size do
        if board[row] + board[size + 1 - row] ~= size + 1 then mirrored = false break end
      end
      if mirrored then coroutine.yield(board) end
    end
  end)
end
for board in symmetric(5) do print(table.concat(board, " ")) end
