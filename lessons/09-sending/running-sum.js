function* adder() {
  let sum = 0;
  while (true) {
    const n = yield sum;
    sum = sum + n;
  }
}
const total = adder();
console.log(total.next(10).value);
console.log(total.next(20).value);
console.log(total.next(30).value);
