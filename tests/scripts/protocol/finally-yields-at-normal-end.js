// A finally may yield at the normal end; the body's return value comes after it.
function* f() {
  try {
    yield "working";
    return "value";
  } finally { yield "sweeping"; }
}
const g = f();
for (let i = 1; i <= 4; i++) {
  const r = g.next();
  print(r.value, r.done);
}
