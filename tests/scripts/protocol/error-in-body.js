// An error in a body runs its finallys, reaches the consumer as it is, completes the generator.
const mine = { name: "mine" };
function* f() {
  try {
    yield 1;
    throw mine;
  } finally { print("finally"); }
}
const g = f();
g.next();
try { g.next(); } catch (e) { print(false, e === mine, e.name); }
const r = g.next();
print(r.value, r.done);
