// A throw that the inner one does not catch arrives at the outer one's yield_from.
function* inner() {
  try { yield 1; } finally { print("inner's finally"); }
}
function* outer() {
  try { yield* inner(); } catch (e) { print("outer caught", false, e); }
  yield 2;
}
const g = outer();
g.next();
print(g.throw("e").value);
try { g.throw("f"); } catch (e) { print(false, e); }
