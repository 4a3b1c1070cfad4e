// There is only one counter.
let count = 0;

function* mystery() {
  while (true) {
    count = count + 1;
    yield count;
  }
}

mystery();
