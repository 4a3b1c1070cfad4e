// A guest who has a last word.
function* guest() {
  const finish = function* () {
    yield "my coat, please";
  }; try {
    yield "hello";
    yield "nice party";
  } finally { yield* finish(); } }

guest();
