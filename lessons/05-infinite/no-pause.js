// This loop has a yield, and yet it hangs.
function* negatives() {
  let n = 0;
  while (true) {
    n = n + 1;
    if (n < 0) {
      yield n;
    }
  }
}

negatives();
