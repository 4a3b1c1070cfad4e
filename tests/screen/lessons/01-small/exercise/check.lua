local check = require "check"

local run = check.run { "next", "next", "next", "next" }
run:yields({ 1, 2 }, "It counts to two, and then it is done.")
