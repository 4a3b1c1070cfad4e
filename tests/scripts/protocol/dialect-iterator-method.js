// A table with a method `iterator` can be walked, as often as you like.
const countdown = {
  from: 3,
  [Symbol.iterator]() {
    let n = this.from;
    return {
      next() {
        n = n - 1;
        if (n < 0) return { value: "ignored", done: true };
        return { value: n + 1, done: false };
      },
    };
  },
};
for (const v of countdown) print(v);
print([...countdown].join(" "));
function* outer() { yield* countdown; }
print([...outer()].join(" "));
