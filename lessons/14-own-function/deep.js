// A coroutine, paused in a helper.
function* say_twice(word) {
  yield word;
  yield word;
}

const parrot = (function* () {
  yield "hello";
  yield* say_twice("ahoy");
  return "bye";
})();

console.log(parrot.next().value);
console.log(parrot.next().value);
console.log(parrot.next().value);
console.log(parrot.next().value);
