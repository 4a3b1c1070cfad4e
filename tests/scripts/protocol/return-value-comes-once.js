// A body's return value comes once as { ret, true }, then { nil, true } for ever.
function* f() {
  yield 1;
  return "ret";
}
const g = f();
for (let i = 1; i <= 5; i++) {
  const r = g.next();
  print(r.value, r.done);
}
