// xpcall does not catch a return, and its handler does not hear of it.
function* f() {
  try {
    yield 1;
  } catch (e) {
    print("handler", e);
    print("after", false, "handled " + e);
  }
  try { yield 2; } catch { print("never"); }
  print("never");
}
const g = f();
g.next();
print(g.throw("error").value);
const r = g.return("v");
print(r.value, r.done);
