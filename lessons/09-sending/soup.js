// A waiter asks what you want.
function* waiter() {
  const dish = yield "dish?";
  const drink = yield "drink?";
  return [dish, drink];
}

waiter();
