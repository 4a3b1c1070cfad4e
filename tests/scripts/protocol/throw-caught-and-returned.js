// A throw that ends the body well gives the body's return value.
function* f() {
  try { yield 1; } catch (e) { return "survived " + e; }
}
const g = f();
g.next();
const r = g.throw("it");
print(r.value, r.done);
print(g.next().value);
