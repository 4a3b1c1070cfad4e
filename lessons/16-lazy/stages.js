// Three stages: count, square, stop.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

function* map(f, source) {
  for (const x of source) {
    yield f(x);
  }
}

function* take(count, source) {
  for (const x of source) {
    yield x;
    count = count - 1;
    if (count === 0) return;
  }
}

function square(x) { return x * x; }
take(3, map(square, naturals()));
