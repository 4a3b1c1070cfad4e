// An iterable makes a new iterator for each walk. An iterator is walked only once.
function* countdown(from) {
  while (from > 0) {
    yield from;
    from = from - 1;
  }
}

const rocket = {};
rocket[Symbol.iterator] = function () { return countdown(2); };

for (const n of rocket) console.log("first walk: " + n);
for (const n of rocket) console.log("second walk: " + n);

const once = countdown(2);
for (const n of once) console.log("once: " + n);
for (const n of once) console.log("never: " + n);
console.log("done: " + String(once.next().done));
