function* fibonacci(limit) {
  let [a, b] = [0, 1];
  while (a < limit) {
    const reset = yield a;
    [a, b] = [b, a + b];
    if (reset) [a, b] = [0, 1];
  }
  return "done";
}
fibonacci(100);
