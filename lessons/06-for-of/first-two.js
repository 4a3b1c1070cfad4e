// const [first, second] = basket, by hand
function* fruits() {
  yield "apple";
  yield "banana";
  yield "cherry";
}

const basket = fruits();
const first = basket.next().value;
const second = basket.next().value;
basket.return();
console.log(first + " and " + second);

basket;
