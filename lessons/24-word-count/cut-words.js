// Something is wrong with these words.
function* pieces() {
  yield "the cat s";
  yield "aw the d";
  yield "og";
}

function* words(source) {
  for (const piece of source) {
    for (const word of piece.match(/[a-z]+/g)) {
      yield word;
    }
  }
}

words(pieces());
