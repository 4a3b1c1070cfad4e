// Nothing here catches an error.
function* stairs() {
  yield "one";
  yield "two";
  yield "three";
}

stairs();
