// The value of yield_from is what the inner generator returns.
function* inner() {
  yield 1;
  return "from inside";
}
function* outer() {
  print("value", yield* inner());
  print("of a list", yield* [2, 3]);
  return "end";
}
const g = outer();
for (let i = 1; i <= 5; i++) {
  const r = g.next();
  print(r.value, r.done);
}
