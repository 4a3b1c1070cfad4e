// It adds 1, then 2, then 3, and so on.
function* mystery() {
  let number = 1, step = 1;
  while (true) {
    yield number;
    number = number + step;
    step = step + 1;
  }
}

mystery();
