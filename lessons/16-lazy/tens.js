// Only the numbers that end in 0.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

function* filter(keep, source) {
  for (const x of source) {
    if (keep(x)) yield x;
  }
}

function round(x) { return x % 10 === 0; }
filter(round, naturals());
