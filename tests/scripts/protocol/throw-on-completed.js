// completed, throw(e): throws e, every time.
function* f() { return 1; }
const g = f();
print(g.next().value);
const e = {};
for (let i = 1; i <= 2; i++) {
  try { g.throw(e); } catch (got) { print(false, got === e); }
}
const r = g.next();
print(r.value, r.done);
