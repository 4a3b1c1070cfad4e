local check = require "check"

local run = check.run { may_fail = true }

-- The calls of one method to generators of that function.
local function calls(method, name) return run:of(method, name) end
local function printed(text)
  for _, line in ipairs(run:lines()) do
    if line == text then return true end
  end
  return false
end
local function values(events)
  local texts = {}
  for i, event in ipairs(events) do texts[i] = event.value end
  return #texts > 0 and table.concat(texts, ", ") or "no call"
end

local failed = run:of("error")[1]
local last = run.events[#run.events]
local returned = check.that(printed("All wait."), {
  name = "the main program goes on", run = run, at = failed or last,
  wanted = "All wait.", seen = failed and failed.text or "it was not printed",
  sentence = "run has to return a promise at once, and wait for nothing: the main program calls"
    .. " then_ on what run returns, and goes on.",
})

-- Before the first timer, each of them has been asked once.
local early
for _, event in ipairs(run.events) do
  if event.event == "timer-fires" then break end
  if event.event == "next" and event.generator == "ada#1" then
    early = (early or 0) + 1
  end
end
local _ = returned and check.that(early == 1, {
  name = "Ada waits for her water", run = run, at = calls("next", "ada")[2] or last,
  wanted = "one next before the first promise is fulfilled", seen = tostring(early or 0),
  sentence = "A promise gives its value later. Bring it with next only when the promise has it:"
    .. " in the function that you give to then_.",
}) and check.that(printed("Ada has water") and printed("Ada has tea"), {
  name = "Ada gets her values", run = run, at = calls("next", "ada")[2] or last,
  wanted = 'nil, "water", "tea"', seen = values(calls("next", "ada")),
  sentence = "ada waits for values. Bring it what the promise was fulfilled with: then_ gives that"
    .. " to your function, and next takes it.",
}) and check.that(printed("Bob has no power"), {
  name = "Bob gets his error", run = run,
  at = calls("throw", "bob")[1] or calls("next", "bob")[2] or run:of("rejected")[1] or last,
  wanted = 'throw("no power")',
  seen = #calls("throw", "bob") > 0 and "throw: " .. values(calls("throw", "bob"))
    or "next: " .. values(calls("next", "bob")),
  sentence = "Bob's promise is rejected. throw brings it the reason: then_ takes a second function"
    .. " for that.",
}) and check.that(printed("Ada is happy") and printed("Bob is cold"), {
  name = "the promise of run gets what g returns", run = run, at = last,
  wanted = "Ada is happy, Bob is cold", seen = table.concat(run:lines(), ", "),
  sentence = "What g returns is the value of the result with done: true. The promise of run has to"
    .. " be fulfilled with it.",
}) and check.that(printed("Eve has no cup"), {
  name = "the promise of run gets the error", run = run, at = failed or last,
  wanted = "Eve has no cup", seen = table.concat(run:lines(), ", "),
  sentence = "An error that leaves g has to reject the promise of run. pcall around the call of next"
    .. " or throw gives it to you.",
}) and run:prints({
  "All wait.", "Eve has no cup", "Bob has no power", "Ada has water", "Bob is cold", "Ada has tea",
  "Ada is happy",
}, "All three run side by side: whose promise is settled first goes on first.")
