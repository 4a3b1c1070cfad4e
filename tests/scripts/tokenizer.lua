-- A tokenizer in coroutine.wrap feeds a recursive-descent parser for arithmetic.
local function tokens(text)
  return coroutine.wrap(function ()
    local at = 1
    while at <= #text do
      local from, to, number = text:find("^(%d+%.?%d*)", at)
      if from then
        coroutine.yield("number", tonumber(number), at)
      else
        from, to, number = text:find("^([%a_][%w_]*)", at)
        if from then
          coroutine.yield("name", number, at)
        elseif text:find("^%s", at) then
          from, to = text:find("^%s+", at)
        elseif text:find("^[-+*/^()=,]", at) then
          to = at
          coroutine.yield(text:sub(at, at), nil, at)
        else
          error({ message = "unexpected '" .. text:sub(at, at) .. "'", column = at })
        end
      end
      at = to + 1
    end
    while true do coroutine.yield("end", nil, at) end
  end)
end

local Parser = {}
Parser.__index = Parser

function Parser.new(text, scope)
  local parser = setmetatable({ pull = tokens(text), scope = scope }, Parser)
  parser:advance()
  return parser
end

function Parser:advance()
  self.kind, self.value, self.column = self.pull()
end

function Parser:accept(kind)
  if self.kind ~= kind then return false end
  local value = self.value
  self:advance()
  return true, value
end

function Parser:expect(kind)
  local ok, value = self:accept(kind)
  if not ok then
    error({ message = "expected " .. kind .. ", found " .. self.kind, column = self.column })
  end
  return value
end

function Parser:atom()
  local ok, value = self:accept("number")
  if ok then return value end
  ok, value = self:accept("name")
  if ok then
    if self:accept("(") then
      local arguments = {}
      repeat arguments[#arguments + 1] = self:sum() until not self:accept(",")
      self:expect(")")
      return self.scope[value](table.unpack(arguments))
    end
    return self.scope[value] or error({ message = "unknown " .. value, column = self.column })
  end
  if self:accept("-") then return -self:power() end
  self:expect("(")
  value = self:sum()
  self:expect(")")
  return value
end

function Parser:power()
  local base = self:atom()
  if self:accept("^") then return base ^ self:power() end
  return base
end

function Parser:product()
  local value = self:power()
  while true do
    if self:accept("*") then value = value * self:power()
    elseif self:accept("/") then value = value / self:power()
    else return value end
  end
end

function Parser:sum()
  local value = self:product()
  while true do
    if self:accept("+") then value = value + self:product()
    elseif self:accept("-") then value = value - self:product()
    else return value end
  end
end

local scope = { pi = 3, max = math.max, twice = function (n) return 2 * n end }
for _, text in ipairs({
  "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 + 10 / 4", "twice(max(1, pi, 2)) + 1",
  "1 + $", "(1 + 2", "1 + nothing", "", "7 8",
}) do
  local ok, result = pcall(function ()
    local parser = Parser.new(text, scope)
    local value = parser:sum()
    parser:expect("end")
    return value
  end)
  if ok then
    print(text, "=", result)
  else
    print(text, "column " .. result.column, result.message)
  end
end
