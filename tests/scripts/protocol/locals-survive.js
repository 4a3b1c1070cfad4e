// A paused generator keeps its locals, its loops and its arguments; others have their own.
function* table_of(base) {
  let total = 0;
  for (let i = 1; i <= 3; i++) {
    for (const factor of [1, 10]) {
      total = total + base * i * factor;
      yield total;
    }
  }
  return base;
}
const a = table_of(1), b = table_of(2);
let r, s;
do {
  r = a.next(); s = b.next();
  print(r.value, s.value);
} while (!r.done);
