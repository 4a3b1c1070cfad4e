// With neither `throw` nor `return_`, the outer one still sees an error; a list is such a one.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
};
function* outer(source) {
  try { yield* source; } catch (e) { print("outer caught", false, e === "mine"); }
}
for (const source of [inner, [1, 2]]) {
  const g = outer(source);
  print(g.next().value);
  const r = g.throw("mine");
  print(r.value, r.done);
}
