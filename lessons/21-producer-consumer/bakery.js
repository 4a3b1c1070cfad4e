// Each loaf says when it was baked.
let clock = 8;

function* bakery() {
  while (true) {
    yield clock;
  }
}

const bread = bakery();
for (const hour of [9, 12, 17]) {
  clock = hour;
  console.log(bread.next().value);
}
