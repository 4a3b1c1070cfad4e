function* careful() {
  let why; try {
    yield "first";
    yield "second";
  } catch (e) { why = e; }
  if (why) yield why;
  return "the end";
}
careful();
