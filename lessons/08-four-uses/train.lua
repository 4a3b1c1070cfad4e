-- Use 2: a walk through what you have built.
local post = { name = "post" }
local people = { name = "people" }
local train = { name = "engine" }
train.behind = people
people.behind = post

train.iterator = generator(function ()
  local car = train
  while car do
    yield(car.name)
    car = car.behind
  end
end)

for name in of(train) do print(name) end
