// An inner one that answers return with done = false goes on: nothing was returned.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: "next", done: false }; },
  return() { return { value: "not yet", done: false }; },
};
function* outer() {
  try { yield* inner; } finally { print("never"); }
}
const g = outer();
g.next();
let r = g.return("v");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
