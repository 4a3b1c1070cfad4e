// One generator, put into a list two times.
function* fruits() {
  yield "apple";
  yield "banana";
  return "an empty basket";
}

const basket = fruits();
const first = [...basket];
const second = [...basket];
console.log(first.length + " and " + second.length);

basket;
