// suspended-start, throw(e): the body never runs; completed; e is thrown at the consumer.
function* f() {
  try { try { yield "never"; } catch {} } finally { print("never: not even its finally"); }
}
const g = f();
const e = { name: "mine" };
try { g.throw(e); } catch (got) { print(false, got === e, got.name); }
const r = g.next();
print(r.value, r.done);
