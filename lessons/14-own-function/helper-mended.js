// The helper is a generator, too.
function* say_twice(word) {
  yield word;
  yield word;
}

function* parrot() {
  yield "hello";
  yield* say_twice("ahoy");
  yield "bye";
}

parrot();
