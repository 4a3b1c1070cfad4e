// Hands over to a list and a word.
function* mixed() {
  yield* [1, 2];
  yield* "hi";
  return "nothing more";
}

mixed();
