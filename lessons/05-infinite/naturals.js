// The loop has no end.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    console.log("working on " + n);
    yield n;
  }
}

naturals();
