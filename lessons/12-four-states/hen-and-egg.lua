local first_hen, first_egg
local hen = generator(function ()
  yield(first_egg:next().value)
end)
local egg = generator(function ()
  yield(first_hen:next().value)
end)
first_hen, first_egg = hen(), egg()
return first_hen
