-- check.lua - what `require "check"` gives an exercise's check.lua. lessons/CHECKS.md explains
-- how to use it.
--
-- A check never runs the student's code here. It asks the program to run the file in a process
-- of its own (check.run), and looks at the events that came of it. Each check has a verdict: what
-- was wanted, what was seen, and at which event, so that the screen can open the session there.
--
-- The program answers questions that are put as names of files (app/lesson/grade.c).

local check = {}

local Run = {}
Run.__index = Run

-- ------------------------------------------------------------------ asking the program

local function ask(question)
  local file = assert(io.open(question))
  local text = file:read("a")
  file:close()
  return text
end

local function ask_table(question)
  return assert(load(ask(question), "=answer", "t"))()
end

-- ------------------------------------------------------------------------ values as text

-- A value as the screen shows it: what yields { 1, 2 } gives is shown as {1, 2}. Whoever knows
-- only the text says check.shown "{1, 2}".
local Shown = {}

function check.shown(text)
  return setmetatable({ text = text }, Shown)
end

-- Stands for nil where Lua's own nil would end a list.
check.none = check.shown("nil")

local show_once = generator(function (value)
  yield(value)
end)

local function text_of(value)
  if getmetatable(value) == Shown then return value.text end
  if value == nil or type(value) == "boolean" or math.type(value) == "integer" then
    return tostring(value)
  end
  show_once(value):next()
  return ask("shown")
end

-- 2 and 2.0 are the same to whoever asks for a number.
local function same(seen, wanted)
  if seen == wanted then return true end
  local a, b = tonumber(seen), tonumber(wanted)
  return a ~= nil and a == b
end

local function texts_of(values)
  local texts = {}
  for i = 1, #values do
    texts[i] = text_of(values[i])
  end
  return texts
end

-- --------------------------------------------------------------------------- sentences

local function count_of(count, thing)
  return ("%d %s%s"):format(count, thing, count == 1 and "" or "s")
end

local function list_of(texts, nothing)
  if #texts == 0 then return nothing or "nothing" end
  if #texts <= 20 then return table.concat(texts, ", ") end
  return table.concat(texts, ", ", 1, 20) .. (", … (%d in all)"):format(#texts)
end

local function ordinal(n)
  local endings = { "st", "nd", "rd" }
  local teen = n % 100 >= 11 and n % 100 <= 13
  return n .. (not teen and endings[n % 10] or "th")
end

-- "new evens(20), 3 next"
local function commands_text(commands)
  local texts, i = {}, 1
  while i <= #commands do
    local last = i
    while commands[last + 1] == commands[i] do last = last + 1 end
    texts[#texts + 1] = (last > i and last - i + 1 .. " " or "") .. commands[i]
    i = last + 1
  end
  return table.concat(texts, ", ")
end

-- ---------------------------------------------------------------------------- verdicts

local function json_string(text)
  return '"' .. text:gsub('[%c"\\\127]', function (c)
    return ("\\u%04x"):format(c:byte())
  end) .. '"'
end

-- A name of a file cannot carry a NUL, nor can a sentence be endless.
local function limited(text)
  text = tostring(text or "")
  if #text <= 4000 then return text end
  return text:sub(1, utf8.offset(text, 0, 4000) - 1) .. "…"
end

local function tell(verdict)
  local fields = {}
  for _, key in ipairs { "name", "sentence", "wanted", "seen" } do
    fields[#fields + 1] = ('"%s":%s'):format(key, json_string(limited(verdict[key])))
  end
  local at = verdict.at
  if at then verdict.tick, verdict.step = at.tick, at.step end
  for _, key in ipairs { "passed", "skipped", "run", "tick", "step" } do
    if verdict[key] ~= nil then
      fields[#fields + 1] = ('"%s":%s'):format(key, tostring(verdict[key]))
    end
  end
  ask("verdict:{" .. table.concat(fields, ",") .. "}")
end

-- With the Lua for a habit from JavaScript, where an error came of one.
local function with_hint(run, text)
  return run.hint and text .. "\n" .. run.hint or text
end

-- Every verdict about a run goes through here. One whose run could not be done is not looked at:
-- that was told already. Returns whether the check passed.
local function judge(run, passed, verdict)
  local of_run = getmetatable(run) == Run
  if of_run and run.commands_text ~= "" then
    verdict.name = run.commands_text .. ": " .. verdict.name
  end
  verdict.run = of_run and run.number or nil
  if of_run and run.problem then
    tell { name = verdict.name, skipped = true, run = verdict.run }
    return false
  end
  passed = not not passed
  verdict.passed = passed
  if passed then
    verdict.wanted, verdict.seen, verdict.sentence, verdict.at = nil, nil, nil, nil
  elseif of_run then
    verdict.seen = with_hint(run, verdict.seen)
  end
  tell(verdict)
  return passed
end

-- The last two arguments of a method: options and a sentence, both of which may be left out.
local function split(options, sentence)
  if type(options) == "string" then return {}, options end
  return options or {}, sentence
end

-- -------------------------------------------------------------------------------- runs

-- A list of commands, one by one: "3 next" is three, and a list may hold lists.
local function add_commands(list, commands)
  for _, command in ipairs(commands) do
    if type(command) == "table" then
      add_commands(list, command)
    else
      local count, rest = command:match("^%s*(%d+)%s+(.+)$")
      for _ = 1, count or 1 do list[#list + 1] = rest or command end
    end
  end
  return list
end

local function wanted_of_problem(run)
  if run.kind == "file" then return "a file that can be run" end
  if run.kind == "limit" then return "an end" end
  if run.problem_command == "" then return "a file that runs to its end" end
  return ("%s can be done"):format(run.problem_command)
end

-- What the engine says of a name that the file does not have is about Lua; this is about the file.
local function problem_text(run)
  local name = run.problem:match("global '([%w_]+)'")
  if run.kind == "command" and name then
    return ("There is no generator function %s in the file.\n(%s)"):format(name, run.problem)
  end
  if run.problem_command ~= "" then
    return ("%s: %s"):format(run.problem_command, run.problem)
  end
  return run.problem
end

local run_count = 0

-- The run in which the file itself could not be run: the others are the same.
local broken_file

-- A run did not come to an end: that others do not either need not be said.
local endless_told

-- A command that does not end cannot be given again to show where it was; the file's own run can
-- be followed to any event.
local function tell_problem(run)
  local of_file, sentence = run.problem_command == "", nil
  if of_file then broken_file = run end
  if not of_file and run.kind == "limit" then
    if endless_told then return end
    endless_told = true
    sentence = "It does not come to an end with: " .. run.commands_text .. "."
  end
  tell { name = of_file and "the file runs" or run.commands_text .. ": can be done", passed = false,
         wanted = wanted_of_problem(run), seen = with_hint(run, problem_text(run)), run = run.number,
         sentence = sentence,
         at = (of_file or run.kind ~= "limit") and run.events[#run.events] or nil }
end

-- Runs the file to the end of its main program, then gives it these commands, as in `drive`:
-- next, send, throw, return, new, select, … . An error that nothing catches goes on to whoever
-- asked. One that ends the main program fails the run, unless commands.may_fail is true.
function check.run(commands)
  if type(commands) ~= "table" then commands = { commands } end
  local list = add_commands({}, commands)
  local run = setmetatable({ commands = list, commands_text = commands_text(list) }, Run)
  if broken_file then
    run.problem, run.number, run.events, run.generators = broken_file.problem, broken_file.number, {}, {}
    return run
  end
  run_count = run_count + 1
  run.number = run_count
  for key, value in pairs(ask_table("run:" .. table.concat(list, "\n"))) do
    run[key] = value
  end
  run.events = {}
  while #run.events < run.event_count do
    for _, event in ipairs(ask_table("events:" .. #run.events)) do
      run.events[#run.events + 1] = event
    end
  end
  if run.kind == "check" then error("check.run: " .. run.problem, 2) end
  if run.file_error and not run.problem and not commands.may_fail then
    run.problem, run.kind, run.problem_command = run.file_error, "error", ""
  end
  if run.problem then tell_problem(run) end
  return run
end

-- --------------------------------------------------------------- looking through a run

-- "naturals" of "naturals#2".
local function function_of(name)
  return (tostring(name):gsub("#%d+$", ""))
end

local function is_of(name, wanted)
  return name == wanted or function_of(name) == wanted
end

-- The events of that kind ("next", "result", "create", …), of that generator or of all those of
-- that generator function.
function Run:of(kind, name)
  local found = {}
  for _, event in ipairs(self.events) do
    if event.event == kind and (not name or is_of(event.generator, name)) then
      found[#found + 1] = event
    end
  end
  return found
end

-- What was answered to whoever the run is about: to you, where its commands have asked anything,
-- else to the main program; or all answers of a generator function. Results, and errors that came
-- in their place ("threw").
function Run:answers(from)
  local to = "main"
  for _, event in ipairs(self.events) do
    if event.consumer == "you" and event.event ~= "create" then to = "you" end
  end
  local found = {}
  for _, event in ipairs(self.events) do
    local answers = event.event == "result" or event.event == "threw"
    local chosen
    if from then chosen = is_of(event.generator, from) else chosen = event.consumer == to end
    if answers and chosen then found[#found + 1] = event end
  end
  return found
end

local function answer_text(event)
  if not event then return "there was none" end
  if event.event == "threw" then return "the error " .. event.text end
  return ("{ value: %s, done: %s }"):format(event.value, event.done)
end

function Run:last()
  return self.events[#self.events]
end

-- Where a request was made: "line 3" or "by hand".
local function place_of(event)
  return event.line and event.line > 0 and "line " .. event.line or "by hand"
end

-- ------------------------------------------------------------------------------ checks

-- The values handed out (results that are not done), all of them, in this order.
-- options.from: those of that generator function, whoever asked.
function Run:yields(values, options, sentence)
  options, sentence = split(options, sentence)
  local wanted, seen, differs, count = texts_of(values), {}, nil, 0
  for _, event in ipairs(self:answers(options.from)) do
    if event.event == "threw" then
      seen[#seen + 1] = "the error " .. event.text
      differs = differs or event
    elseif not event.done then
      count = count + 1
      seen[#seen + 1] = event.value
      if not differs and not (wanted[count] and same(event.value, wanted[count])) then
        differs = event
      end
    end
  end
  local who = options.from or "it"
  return judge(self, count == #wanted and not differs, {
    name = ("%s gives %s"):format(who, list_of(wanted, "no value")),
    wanted = list_of(wanted, "no value"), seen = list_of(seen, "no value"),
    at = differs or self:last(), sentence = sentence })
end

-- One answer, counted from 1: fields of { value =, done =, error = }, those that are given.
function Run:result(number, fields, sentence)
  local event = self:answers(fields.from)[number]
  local wanted, good = {}, event ~= nil
  if fields.error ~= nil then
    wanted[1] = "an error" .. (fields.error ~= true and " with " .. fields.error or "")
    good = good and event.event == "threw" and
           (fields.error == true or event.text:find(fields.error, 1, true) ~= nil)
  end
  if fields.value ~= nil then
    local text = text_of(fields.value)
    wanted[#wanted + 1] = "value: " .. text
    good = good and event.event == "result" and same(event.value, text)
  end
  if fields.done ~= nil then
    wanted[#wanted + 1] = "done: " .. tostring(fields.done)
    good = good and event.event == "result" and event.done == fields.done
  end
  local text = table.concat(wanted, ", ")
  return judge(self, good, { name = ("the %s result has %s"):format(ordinal(number), text),
                             wanted = text, seen = answer_text(event),
                             at = event or self:last(), sentence = sentence })
end

local function times(count)
  return count == 1 and "once" or count .. " times"
end

-- How often something happened: bounds is a number, or { least =, most = }. what("at most 4 times")
-- is the sentence.
local function judge_count(run, events, bounds, what, sentence)
  if type(bounds) == "number" then bounds = { least = bounds, most = bounds } end
  local least, most = bounds.least or 0, bounds.most or math.huge
  local allowed
  if least == most then
    allowed = least == 0 and "never" or "exactly " .. times(least)
  elseif most == math.huge then
    allowed = "at least " .. times(least)
  elseif least == 0 then
    allowed = "at most " .. times(most)
  else
    allowed = ("%d to %d times"):format(least, most)
  end
  local seen = #events == 0 and "never" or times(#events)
  local over = #events > most and events[most + 1]
  if over then
    seen = seen .. ("; the %s time at event %d, %s"):format(ordinal(most + 1), over.tick,
                                                            place_of(over))
  end
  return judge(run, #events >= least and #events <= most, {
    name = what:format(allowed), wanted = allowed, seen = seen, at = over or run:last(),
    sentence = sentence })
end

-- How many values were asked of the generators of that function: run:pulls("naturals", 4), or
-- { least =, most = }.
function Run:pulls(name, bounds, sentence)
  return judge_count(self, self:of("next", name), bounds, name .. " is asked %s", sentence)
end

-- How many generators that function made.
function Run:makes(name, bounds, sentence)
  return judge_count(self, self:of("create", name), bounds, name .. " makes a generator %s",
                     sentence)
end

-- All that was printed, line by line.
function Run:lines()
  local text = {}
  for _, event in ipairs(self:of("print")) do text[#text + 1] = event.text end
  local lines, all = {}, table.concat(text)
  if all == "" then return lines end
  for line in all:gmatch("([^\n]*)\n?") do lines[#lines + 1] = line end
  return lines
end

-- The lines printed: these, in this order, and no others. options.some: others may stand between.
function Run:prints(wanted, options, sentence)
  options, sentence = split(options, sentence)
  local lines, at = self:lines(), 1
  local good = options.some or #lines == #wanted
  for i, line in ipairs(wanted) do
    if options.some then
      while lines[at] and lines[at] ~= tostring(line) do at = at + 1 end
      good = good and lines[at] ~= nil
      at = at + 1
    else
      good = good and lines[i] == tostring(line)
    end
  end
  local prints = self:of("print")
  return judge(self, good, { name = "it prints " .. list_of(texts_of(wanted)),
                             wanted = list_of(wanted), seen = list_of(lines),
                             at = prints[#prints] or self:last(), sentence = sentence })
end

-- The generators of that function that are not finished when the run is over.
local function unfinished(run, name)
  local left = {}
  for _, each in ipairs(run.generators) do
    if each["function"] == name and each.state ~= "completed" then left[#left + 1] = each end
  end
  return left
end

local function judge_end(run, name, ask_text, good, sentence)
  local left, made = unfinished(run, name), run:of("create", name)
  local seen
  if #made == 0 then
    seen = ("no generator of %s was made"):format(name)
  elseif left[1] then
    local where = left[1].line > 0 and "paused at line " .. left[1].line or "not started"
    seen = ("%s is still %s"):format(left[1].name, where)
  else
    seen = name .. " came to its end by itself"
  end
  return judge(run, #made > 0 and #left == 0 and good, {
    name = name .. " " .. ask_text, wanted = name .. " " .. ask_text, seen = seen,
    at = run:last(), sentence = sentence })
end

-- Every generator of that function is finished when the run is over.
function Run:finished(name, sentence)
  return judge_end(self, name, "is finished", true, sentence)
end

-- The same, and one of them by a return, as for…of makes it when a loop is left early: so what
-- stands in its finally has run.
function Run:closed(name, sentence)
  return judge_end(self, name, "is closed", #self:of("return", name) > 0, sentence)
end

-- Events in this order, others between them: { "next evens", "next naturals", "print hello",
-- "result naturals 2" }: what, of whom, and, if you like, its value or text.
local function is_event(event, words)
  local kind, rest = words:match("^(%S+)%s*(.*)$")
  if event.event ~= kind then return false end
  if kind == "print" then return event.text:find(rest, 1, true) ~= nil end
  local name, value = rest:match("^(%S*)%s*(.*)$")
  if name ~= "" and not is_of(event.generator, name) then return false end
  return value == "" or same(event.value or event.text or "", value)
end

function Run:order(steps, sentence)
  local at, last = 1, nil
  for _, event in ipairs(self.events) do
    if steps[at] and is_event(event, steps[at]) then at, last = at + 1, event end
  end
  local seen = "all of them"
  if steps[at] then
    seen = at == 1 and ("there was no “%s”"):format(steps[1])
      or ("after “%s” no “%s” followed"):format(steps[at - 1], steps[at])
  end
  return judge(self, at > #steps, { name = "in this order: " .. list_of(steps),
                                    wanted = table.concat(steps, ", then "), seen = seen,
                                    at = last or self:last(), sentence = sentence })
end

-- No list was built first: before the first value came out, the generators of that function were
-- not emptied, and were asked for no more than options.most values (without it: any number).
function Run:no_list(name, options, sentence)
  options, sentence = split(options, sentence)
  local asked, over, out = 0, nil, nil
  local answers = self:answers()
  local first = answers[1]
  for _, event in ipairs(self.events) do
    if out or over then break end
    local of_it = is_of(event.generator, name)
    if of_it and event.event == "next" then asked = asked + 1 end
    if of_it and (event.event == "result" and event.done or
                  options.most and asked > options.most) then
      over = event
    elseif not of_it and event == first then
      out = event
    end
  end
  local wanted = options.most and ("at most %s to %s before the first value comes out"):format(
    count_of(options.most, "request"), name) or
    ("a first value before %s is emptied"):format(name)
  local seen = ("%s to %s before the first value"):format(count_of(asked, "request"), name)
  return judge(self, out and not over and asked > 0, {
    name = name .. " is not read into a list first", wanted = wanted, seen = seen,
    at = over or self:last(), sentence = sentence })
end

-- An error with that text somewhere in it that nothing caught; run:error(false): there is none.
function Run:error(text, sentence)
  local found
  for _, event in ipairs(self:of("error")) do
    if not event.caught and (not text or event.text:find(text, 1, true)) then
      found = found or event
    end
  end
  local errors = {}
  for _, event in ipairs(self:of("error")) do
    if not event.caught then errors[#errors + 1] = event.text end
  end
  local wanted = text and "an error with " .. text or "no error"
  local passed
  if text then passed = found ~= nil else passed = found == nil end
  return judge(self, passed, { name = "there is " .. wanted, wanted = wanted,
                               seen = list_of(errors, "no error"),
                               at = found or self:last(), sentence = sentence })
end

-- ---------------------------------------------------------------------- anything else

-- check.that(condition, { name =, wanted =, seen =, run =, at = EVENT, sentence = })
function check.that(condition, about)
  return judge(about.run, condition, {
    name = about.name or about.wanted, wanted = tostring(about.wanted or ""),
    seen = tostring(about.seen or ""), at = about.at, sentence = about.sentence })
end

return check
