// A yield where another was meant.
function* middle() {
  yield "b";
  yield "c";
}

function* letters() {
  yield "a";
  yield middle();
  yield "z";
}

letters();
