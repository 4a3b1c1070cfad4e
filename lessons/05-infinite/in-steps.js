// When is the next number computed?
let step = 1;

function* numbers() {
  let n = 0;
  while (true) {
    n = n + step;
    yield n;
  }
}

const row = numbers();
console.log(row.next().value);
console.log(row.next().value);
step = 10;
console.log(row.next().value);

row;
