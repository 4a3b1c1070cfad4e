// Each number is b times the one before.
function* mystery(a, b) {
  while (true) {
    yield a;
    a = a * b;
  }
}

mystery(1, 2);
