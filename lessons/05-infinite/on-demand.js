// The source never ends, and yet this program does: only what is asked for is computed.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

function* map(change, source) {
  for (const value of source) yield change(value);
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

function square(n) { return n * n; }

function odd(n) { return n % 2 === 1; }

for (const value of take(4, filter(odd, map(square, naturals())))) console.log(value);
