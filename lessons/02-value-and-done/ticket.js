// A return in the middle, and an empty yield.
function* ticket() {
  yield "ride";
  yield;
  const rides = 0;
  if (rides === 0) {
    return;
  }
  yield "ride again";
}

ticket();
