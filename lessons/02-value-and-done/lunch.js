// Three courses, and then it is over.
function* lunch() {
  yield "soup";
  yield "bread";
  return "coffee";
}

lunch();
