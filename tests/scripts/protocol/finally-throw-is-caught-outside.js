// The error of a finally replaces the return; a pcall outside of it may catch that error.
function* f() {
  try {
    try { yield 1; } finally { throw "from finally"; }
  } catch (e) { print("caught", false, e); }
  yield "alive";
  return "end";
}
const g = f();
g.next();
let r = g.return("v");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
