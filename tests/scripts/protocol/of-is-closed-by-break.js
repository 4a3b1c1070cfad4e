// A loop left by break closes what it iterates.
function* f() {
  try { yield 1; yield 2; print("never"); } finally { print("finally"); }
}
const g = f();
for (const v of g) {
  print(v);
  if (v === 2) break;
}
print("after");
const r = g.next();
print(r.value, r.done);
