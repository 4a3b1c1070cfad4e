// Three rounds. How many generators?
function* counter(start) {
  let count = start;
  while (true) {
    yield count;
    count = count + 1;
  }
}

for (let round = 1; round <= 3; round++) {
  console.log(counter(1).next());
}
