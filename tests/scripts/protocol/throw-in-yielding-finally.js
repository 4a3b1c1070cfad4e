// A throw(e), while a finally of a return is paused, replaces v.
function* f() {
  try {
    try {
      yield 1;
    } finally {
      yield "wait";
      print("never");
    }
  } finally { print("outer finally"); }
}
const g = f();
g.next();
print(g.return("v").value);
try { g.throw("e"); } catch (e) { print(false, e); }
const r = g.next();
print(r.value, r.done);
