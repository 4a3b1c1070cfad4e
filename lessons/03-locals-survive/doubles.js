// Two frames: one goes, one stays.
function double(n) {
  const result = 2 * n;
  return result;
}

function* doubles() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield double(n);
  }
}

doubles();
