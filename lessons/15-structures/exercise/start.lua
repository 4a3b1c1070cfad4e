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

-- Hands out all files of a folder. In place of a folder in it
-- come the files of that one: letter, song, waltz, tango, march…
local files
files = generator(function (folder)
  -- Write this.
end)

return files("home")
