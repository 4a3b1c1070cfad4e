// yield_from goes on where the inner one stands: started, or completed (then its value is nil).
function* count() {
  yield 1; yield 2; yield 3;
  return "end";
}
function* outer(inner) {
  print("value", yield* inner);
  print("value", yield* inner);
}
const inner = count();
inner.next();
const g = outer(inner);
print(g.next().value);
print(inner.next().value);
print(g.next().done);
