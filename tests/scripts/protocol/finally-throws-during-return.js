// A finally that throws during return(v) replaces the result; the outer finally still runs.
function* f() {
  try {
    try { yield 1; } finally { throw "from finally"; }
  } finally { print("outer finally"); }
}
const g = f();
g.next();
try { g.return("v"); } catch (e) { print(false, e); }
const r = g.next();
print(r.value, r.done);
