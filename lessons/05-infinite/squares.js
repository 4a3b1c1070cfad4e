// One endless generator asks another.
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

function* squares(source) {
  while (true) {
    const n = source.next().value;
    yield n * n;
  }
}

squares(naturals());
