// The inner one's answer to return counts: its value is what the outer one returns.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  return(v) {
    print("asked to return", v);
    return { value: "changed", done: true };
  },
};
function* outer() {
  try {
    yield* inner;
    print("never");
  } finally { print("outer's finally"); }
}
const g = outer();
g.next();
const r = g.return("v");
print(r.value, r.done);
