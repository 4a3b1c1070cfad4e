-- expect: music is a folder
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
files = generator(function (folder)
  yield_from(entries(folder))
end)

return files("home")
