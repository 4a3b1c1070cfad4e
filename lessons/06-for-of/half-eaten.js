// The loop is left in the middle.
function* fruits() {
  yield "apple";
  yield "banana";
  yield "cherry";
}

const basket = fruits();
for (const fruit of basket) {
  console.log("I eat the " + fruit + ".");
  if (fruit === "banana") break;
}
console.log("I put the rest aside.");
console.log(basket.next().done);

basket;
