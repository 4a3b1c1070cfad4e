// Cooks a dish when somebody asks.
function* kitchen() {
  const dishes = ["soup", "rice", "cake"];
  for (const dish of dishes) {
    console.log("cook " + dish);
    yield dish;
  }
  console.log("close the kitchen");
}

kitchen();
