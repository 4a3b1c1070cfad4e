// All eat from one bowl. What is left?
let bowl = 9;
function* cat() {
  while (bowl > 0) {
    bowl = bowl - 1;
    yield bowl;
  }
}

function* pig() {
  while (bowl > 0) {
    bowl = bowl - 1;
  }
  yield bowl;
}

const queue = [cat(), pig(), cat()];
while (queue.length > 0) {
  const first = queue.shift();
  if (!first.next().done) {
    queue.push(first);
  }
}
