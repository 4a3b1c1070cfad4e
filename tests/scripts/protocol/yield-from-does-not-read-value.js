// yield_from reads `done` of every result, and `value` only of the last one.
function noisy(fields) {
  return {
    get value() { print("reads", "value"); return fields.value; },
    get done() { print("reads", "done"); return fields.done; },
  };
}
const results = [noisy({ value: 1 }), noisy({ value: 2, done: true })];
let asked = 0;
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return results[asked++]; },
};
function* outer() { return yield* inner; }
const g = outer();
let r = g.next();
print("handed out", r === results[0]);
r = g.next();
print(r.value, r.done);
