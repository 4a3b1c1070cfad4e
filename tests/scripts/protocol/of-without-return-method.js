// What has no return_ is simply left.
const source = {
  n: 0,
  [Symbol.iterator]() { return this; },
  next() {
    this.n = this.n + 1;
    return { value: this.n, done: false };
  },
};
for (const v of source) if (v === 3) break;
print(source.n);
for (const v of ["a", "b"]) { print(v); break; }
for (const v of "xyz") { print(v); break; }
try { for (const v of source) throw "at " + v; } catch (e) { print(false, e); }
