// Each pause is a state of the light; what next sends decides which comes then.
function* light() {
  let order;
  while (true) {
    order = yield "red";
    if (order !== "emergency") order = yield "green";
    if (order !== "emergency") order = yield "yellow";
    while (order === "emergency") order = yield "blinking";
  }
}

const crossing = light();
for (const order of ["go", "on", "on", "on", "on", "emergency", "emergency", "over"]) {
  console.log(crossing.next(order).value);
}
crossing;
