// A guest who has a last word.
function* guest() {
  const finish = function* () {
    yield "my coat";
  }; try {
    yield "hello";
    yield "nice party";
  } finally { yield* finish(); } }

guest();
