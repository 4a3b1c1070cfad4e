// A waiter asks what you want.
function* waiter() {
  const dish = yield "What to eat?";
  const drink = yield "And to drink?";
  return [dish, drink];
}

waiter();
