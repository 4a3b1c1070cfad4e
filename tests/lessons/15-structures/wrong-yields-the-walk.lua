-- expect: This is a generator, as one value
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
  for name in of(entries(folder)) do
    if disk[name] then
      yield(files(name))
    else
      yield(name)
    end
  end
end)

return files("home")
