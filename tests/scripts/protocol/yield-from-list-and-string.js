// yield_from takes lists and strings; a return during them needs nobody's leave.
function* outer() {
  print("value", yield* [1, 2]);
  print("value", yield* "ñu");
  yield* [];
  yield* [3, 4];
  print("never");
}
const g = outer();
for (let i = 1; i <= 5; i++) print(g.next("ignored").value);
const r = g.return("v");
print(r.value, r.done);
