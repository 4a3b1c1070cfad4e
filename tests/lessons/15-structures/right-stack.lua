local disk = {
  home = { "letter", "music", "plan" },
  music = { "song", "old", "march" },
  old = { "waltz", "tango" },
}

-- Hands out what a folder has in it: files and folders.
local entries = generator(function (folder)
  for _, name in ipairs(disk[folder]) do
    yield(name)
  end
end)

local files = generator(function (folder)
  local open = { entries(folder) }
  local _ <close> = finally(function ()
    for _, each in ipairs(open) do each:return_() end
  end)
  while #open > 0 do
    local result = open[#open]:next()
    if result.done then
      table.remove(open)
    elseif disk[result.value] then
      table.insert(open, entries(result.value))
    else
      yield(result.value)
    end
  end
end)

return files("home")
