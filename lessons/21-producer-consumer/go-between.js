// Neither knows the other.
function* kitchen() {
  yield "soup";
  yield "rice";
  yield "cake";
}

function* guest() {
  let dish = yield "hungry";
  dish = yield "ate " + dish;
  return "full of " + dish;
}

const cook = kitchen(), eater = guest();
let says = eater.next();
while (!says.done) {
  const dish = cook.next().value;
  says = eater.next(dish);
  console.log(says.value);
}
