// The same countdown as a generator and as an iterator written by hand: one protocol.
function* countdown(from) {
  while (from > 0) {
    yield from;
    from = from - 1;
  }
}

function by_hand(from) {
  const iterator = {};
  iterator.next = function () {
    if (from === 0) return { value: undefined, done: true };
    from = from - 1;
    return { value: from + 1, done: false };
  };
  return iterator;
}

const one = countdown(2), other = by_hand(2);
for (let turn = 1; turn <= 3; turn++) {
  const left = one.next();
  const right = other.next();
  console.log(turn + ": " + left.done + " " + right.done);
}
