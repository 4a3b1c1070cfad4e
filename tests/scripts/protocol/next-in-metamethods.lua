-- A metamethod can ask a generator: __index, __add, __call, __tostring, __close, __lt.
local numbers = generator(function () local n = 0 while true do n = n + 1 yield(n) end end)()
local function ask() return numbers:next().value end
local magic = setmetatable({}, {
  __index = function (_, key) return key .. ask() end,
  __add = function () return ask() end,
  __call = function (_, name) return name .. ask() end,
  __tostring = function () return "magic " .. ask() end,
  __close = function () print("closed at", ask()) end,
  __lt = function () return ask() % 2 == 0 end,
})
print(magic.field)
print(magic + 1)
print(magic("called"))
print(tostring(magic))
do local _ <close> = magic end
print(magic < magic)
