// A hand-written `throw` is called as a method, with e, and its answer is used.
const inner = {
  name: "inner",
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  throw(e) {
    print(this.name, "was thrown", e);
    return { value: "answer", done: e === "stop" };
  },
};
function* outer() { return "got " + (yield* inner); }
const g = outer();
g.next();
let r = g.throw("go");
print(r.value, r.done);
r = g.throw("stop");
print(r.value, r.done);
