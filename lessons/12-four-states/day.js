// A day, from morning to night.
function* day() {
  yield "noon";
  yield "evening";
  return "night";
}

day();
