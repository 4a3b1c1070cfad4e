// suspended-yield, throw(e), not caught: finallys run, e reaches the consumer, completed.
function* f() {
  try {
    try {
      yield 1;
      print("never");
    } finally { print("inner finally"); }
  } finally { print("outer finally"); }
}
const g = f();
g.next();
const e = { name: "mine" };
try { g.throw(e); } catch (got) { print(false, got === e); }
const r = g.next();
print(r.value, r.done);
