// It never ends. Does the program?
function* naturals() {
  let n = 0;
  while (true) {
    n = n + 1;
    yield n;
  }
}

const row = naturals();
let sum = 0;
while (sum < 10) {
  sum = sum + row.next().value;
}
console.log("The sum is " + sum);

row;
