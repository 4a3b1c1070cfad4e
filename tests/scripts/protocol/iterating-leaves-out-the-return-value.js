// Iterating stops at the first done; the returned value is not iterated.
function* f() {
  yield 1;
  yield 2;
  return 3;
}
for (const v of f()) print(v);
print([...f()].length);
const hand = {
  [Symbol.iterator]() { return this; },
  next() {
    this.n = (this.n ?? 0) + 1;
    return { value: this.n, done: this.n >= 3 };
  },
};
for (const v of hand) print(v);
print(hand.n);
