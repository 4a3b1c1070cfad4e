// An error of the inner one arrives at yield_from; caught, the outer one goes on.
function* inner() {
  yield 1;
  throw "broken";
}
function* outer() {
  try {
    try { print(true, yield* inner()); } catch (e) { print(false, e); }
    yield* inner();
  } finally { print("outer's finally"); }
}
const g = outer();
print(g.next().value);
print(g.next().value);
try { g.next(); } catch (e) { print(false, e); }
print(g.next().done);
