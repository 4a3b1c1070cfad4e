// A hand-written inner iterator is first asked with next(nil), then with what was sent.
const inner = {
  [Symbol.iterator]() { return this; },
  next(sent) {
    print("asked with", sent);
    return { value: "v", done: sent === "stop" };
  },
};
function* outer() { return yield* inner; }
const g = outer();
print(g.next("dropped").value);
print(g.next("more").value);
const r = g.next("stop");
print(r.value, r.done);
