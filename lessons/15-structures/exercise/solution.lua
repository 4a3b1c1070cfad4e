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
  for name in of(entries(folder)) do
    if disk[name] then
      yield_from(files(name))
    else
      yield(name)
    end
  end
end)

return files("home")
