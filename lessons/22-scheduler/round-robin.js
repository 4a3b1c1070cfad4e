// Each animal has things to do.
function* animal(name, steps) {
  for (let step = 1; step <= steps; step++) {
    yield name + step;
  }
}

const queue = [
  animal("cat", 3), animal("dog", 1), animal("hen", 2)
];
while (queue.length > 0) {
  const first = queue.shift();
  const result = first.next();
  if (!result.done) {
    queue.push(first);
  }
}
