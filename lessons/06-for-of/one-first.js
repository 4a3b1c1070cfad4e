// One by hand, the others in a loop.
function* fruits() {
  yield "apple";
  yield "banana";
  yield "cherry";
}

const basket = fruits();
console.log(basket.next().value);
for (const fruit of basket) {
  console.log("In the loop: " + fruit);
}

basket;
