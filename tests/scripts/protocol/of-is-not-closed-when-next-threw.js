// Where `next` itself threw, return_ is not called, not even after some values.
const source = {
  n: 0,
  [Symbol.iterator]() { return this; },
  next() {
    this.n = this.n + 1;
    if (this.n === 2) throw "next threw";
    return { value: this.n, done: false };
  },
  return() { print("never"); return {}; },
};
try { for (const v of source) print(v); } catch (e) { print(false, e); }
source.n = 1;
try { [...source]; } catch (e) { print(false, e); }
