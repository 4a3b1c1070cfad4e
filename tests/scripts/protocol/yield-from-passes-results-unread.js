// yield_from hands the inner one's own result on: the same table, with all its fields.
let given = { value: 1, done: false, extra: "still here" };
const last = { value: "last", done: "yes, really" };
const inner = {
  [Symbol.iterator]() { return this; },
  next() { const r = given; given = last; return r; },
};
function* outer() {
  print("value", yield* inner);
  return "end";
}
const g = outer();
const first = given;
let r = g.next();
print(r === first, r.value, r.done, r.extra);
r = g.next();
print(r === last, r.value, r.done);
