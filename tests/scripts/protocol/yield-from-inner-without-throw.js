// An inner one without `throw` is closed, and the outer one sees an error (not the one thrown).
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  return(v) {
    print("closed with", v);
    return { value: "unread", done: true };
  },
};
function* outer() {
  try { yield* inner; } catch (e) { print("outer caught", false, e === "mine"); }
  yield 2;
}
const g = outer();
g.next();
const r = g.throw("mine");
print(r.value, r.done);
