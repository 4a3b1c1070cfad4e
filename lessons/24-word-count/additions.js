// A sum arrives in pieces, cut anywhere.
function* pieces() {
  yield "12+3";
  yield "45";
  yield "+6";
}

function* numbers(source) {
  let part = "";
  for (const piece of source) {
    for (const letter of piece) {
      if (letter === "+") {
        yield Number(part);
        part = "";
      } else {
        part = part + letter;
      }
    }
  }
  yield Number(part);
}

numbers(pieces());
