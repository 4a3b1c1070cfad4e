// Use 2: a walk through what you have built.
const post = { name: "post" };
const people = { name: "people" };
const train = { name: "engine" };
train.behind = people;
people.behind = post;

train[Symbol.iterator] = function* () {
  let car = train;
  while (car) {
    yield car.name;
    car = car.behind;
  }
};

for (const name of train) console.log(name);
