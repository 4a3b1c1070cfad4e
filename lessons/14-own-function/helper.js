// A helper wants to yield, too.
function say_twice(word) {
  yield(word);
  yield(word);
}

function* parrot() {
  yield "hello";
  say_twice("ahoy");
  yield "bye";
}

parrot();
