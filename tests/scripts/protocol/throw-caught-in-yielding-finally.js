// A throw that the finally catches by itself replaces nothing: the return goes on with v.
function* f() {
  try {
    yield 1;
  } finally {
    try { yield "wait"; } catch (e) { print("caught", false, e); }
  }
}
const g = f();
g.next();
print(g.return("v").value);
const r = g.throw("e");
print(r.value, r.done);
