-- expect: yield belongs to the body
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

local function visit(folder)
  for name in of(entries(folder)) do
    if disk[name] then
      visit(name)
    else
      yield(name)
    end
  end
end

local files = generator(function (folder)
  visit(folder)
end)

return files("home")
