-- expect: one entry is enough
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

local function gather(folder, list)
  for name in of(entries(folder)) do
    if disk[name] then
      gather(name, list)
    else
      table.insert(list, name)
    end
  end
  return list
end

local files = generator(function (folder)
  yield_from(gather(folder, {}))
end)

return files("home")
