// Nobody computes a number before somebody asks for it.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

function* filter(keep, source) {
  for (const value of source) {
    if (keep(value)) yield value;
  }
}

function* take(count, source) {
  for (const value of source) {
    yield value;
    count = count - 1;
    if (count === 0) return;
  }
}

function even(n) { return n % 2 === 0; }

const pipeline = take(5, filter(even, naturals()));
for (const value of pipeline) console.log(value);
