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

local files
files = generator(function (name)
  if not disk[name] then
    yield(name)
    return
  end
  for entry in of(entries(name)) do yield_from(files(entry)) end
end)

return files("home")
