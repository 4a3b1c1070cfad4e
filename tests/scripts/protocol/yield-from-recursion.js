// yield_from may nest as deep as a tree: every value passes all the levels.
function* count(n) {
  if (n === 0) return 0;
  yield n;
  return 1 + (yield* count(n - 1));
}
const g = count(60);
let sum = 0;
let r = g.next();
while (!r.done) {
  sum = sum + r.value;
  r = g.next();
}
print(sum, r.value);
