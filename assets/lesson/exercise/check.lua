local check = require "check"

local run = check.run { "new count(3)", "next", "next", "next", "next" }
run:yields({ 1, 2, 3 }, "Each next hands out one number, from 1 on.")
run:result(4, { done = true }, "After the last number there is nothing left to hand out.")
