// An error goes from consumer to consumer until one catches it; the others are completed.
function* inner() {
  try { yield 1; throw "deep"; } finally { print("inner's finally"); }
}
function* middle(source) {
  try { while (true) yield source.next().value; } finally { print("middle's finally"); }
}
function* outer(source) {
  yield source.next().value;
  try { source.next(); } catch (e) { print("outer caught", false, e); }
  yield "outer goes on";
}
const a = inner();
const b = middle(a);
const c = outer(b);
print(c.next().value);
print(c.next().value);
print(a.next().done, b.next().done, c.next().done);
