// Two loops, one in the other.
const coin = {
  *[Symbol.iterator]() {
    yield "heads";
    yield "tails";
  }
};

for (const first of coin) {
  for (const second of coin) {
    console.log(first + ", " + second);
  }
}
