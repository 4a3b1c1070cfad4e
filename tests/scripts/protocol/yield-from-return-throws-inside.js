// An inner one that throws when asked to return: the outer one sees that error at yield_from.
function* inner() {
  try { yield 1; } finally { throw "from inner"; }
}
function* outer() {
  try { yield* inner(); } catch (e) { print("outer caught", false, e); }
  return "outer's own";
}
const g = outer();
g.next();
const r = g.return("v");
print(r.value, r.done);
