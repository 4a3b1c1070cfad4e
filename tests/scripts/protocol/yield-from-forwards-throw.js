// yield_from forwards throw(e): the inner one may catch it and go on.
function* inner() {
  try { yield 1; } catch (e) { print("inner caught", false, e); }
  yield 2;
  return "inner's end";
}
function* outer() {
  print("value", yield* inner());
  yield 3;
}
const g = outer();
print(g.next().value);
print(g.throw("e").value);
print(g.next().value);
