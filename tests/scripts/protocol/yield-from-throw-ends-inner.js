// A throw that ends the inner one well gives yield_from its value, and the outer one goes on.
function* inner() {
  try { yield 1; } catch (e) { return "after " + e; }
}
function* outer() {
  const value = yield* inner();
  print("value", value);
  yield 2;
}
const g = outer();
g.next();
const r = g.throw("e");
print(r.value, r.done);
