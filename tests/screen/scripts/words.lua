-- Wide characters, long lines, and what must not reach a terminal.
local words = generator(function ()
	local greeting, cake = "世界へようこそ", "🎂 für é"
	local long = "                                                                            end"
	yield(greeting .. " and " .. cake)
	yield("bell\a escape\27[31m return\r")
	yield(long)
end)
print("世界\tcake 🎂\27[31m")
return words()
