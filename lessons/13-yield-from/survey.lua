-- A helper asks both questions.
local ask = generator(function (question)
  local answer = yield(question)
  return answer
end)

local survey = generator(function ()
  local name = yield_from(ask("Name?"))
  local town = yield_from(ask("Town?"))
  return { name, town }
end)

return survey()
