// A day, from morning to night.
function* day() {
  console.log("the sun rises");
  yield "noon";
  yield "evening";
  console.log("the sun sets");
  return "night";
}

day();
