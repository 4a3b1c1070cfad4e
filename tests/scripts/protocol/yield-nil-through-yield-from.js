// yield(nil) passes a yield_from as any other value does.
function* inner() {
  const sent = yield undefined;
  print("sent", sent);
  yield;
  return undefined;
}
function* outer() {
  print("value", yield* inner());
}
const g = outer();
for (let i = 1; i <= 3; i++) {
  const r = g.next(i);
  print(r.value, r.done);
}
