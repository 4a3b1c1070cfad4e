// Anything can be thrown, nil and false too.
function* f() {
  try { yield 1; } catch (e) { print("inside", false, e); }
  try { yield 2; } catch (e) { print("inside", false, e); }
  yield 3;
}
const g = f();
g.next();
g.throw(undefined);
g.throw(false);
try { g.throw(); } catch (e) { print("outside", false, e); }
