// Where closing an inner one without `throw` fails, that error is what the outer one sees.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  return() { throw "cannot close"; },
};
function* outer() {
  try { yield* inner; } catch (e) { print("outer caught", false, e); }
}
const g = outer();
g.next();
print(g.throw("mine").done);
