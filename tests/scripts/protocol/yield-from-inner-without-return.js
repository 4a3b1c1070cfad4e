// An inner one without `return_` does not hear of the return: the outer one unwinds.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
};
function* outer() {
  try { yield* inner; } finally { print("outer's finally"); }
}
const g = outer();
g.next();
const r = g.return("v");
print(r.value, r.done);
print(g.next().done);
