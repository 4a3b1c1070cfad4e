// The methods may come from a class: `iterator` is looked up as any field is.
class Range {
  constructor(low, high) { this.low = low; this.high = high; }
  *[Symbol.iterator]() {
    for (let i = this.low; i <= this.high; i++) yield i;
  }
}
const range = new Range(2, 4);
for (const v of range) print(v);
