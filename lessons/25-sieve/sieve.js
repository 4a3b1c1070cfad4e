// Each prime puts one more stage behind it.
function* from(n) {
  while (true) {
    yield n;
    n = n + 1;
  }
}

function* without(prime, source) {
  for (const n of source) {
    if (n % prime !== 0) yield n;
  }
}

function* primes() {
  let source = from(2);
  while (true) {
    const prime = source.next().value;
    yield prime;
    source = without(prime, source);
  }
}

primes();
