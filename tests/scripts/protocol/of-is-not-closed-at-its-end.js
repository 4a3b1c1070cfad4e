// A loop that ends normally does not call return_.
const source = {
  n: 0,
  [Symbol.iterator]() { return this; },
  next() {
    this.n = this.n + 1;
    return { value: this.n, done: this.n > 2 };
  },
  return() { print("closed"); return {}; },
};
for (const v of source) print(v);
print("ended");
for (const _ of source) print("never");
source.n = 0;
for (const v of source) { print(v); break; }
print([...source].length);
