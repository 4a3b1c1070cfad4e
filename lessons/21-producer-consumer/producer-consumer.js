// The producer sleeps until the consumer wants something.
function* kitchen() {
  for (const dish of ["soup", "rice", "cake"]) {
    console.log("The producer cooks " + dish + ".");
    yield dish;
  }
  console.log("The producer goes home.");
}

function guest(order) {
  let dish = order.next().value;
  while (dish) {
    console.log("The consumer eats " + dish + ".");
    dish = order.next().value;
  }
  console.log("The consumer goes home.");
}

const producer = kitchen();
guest(producer);
