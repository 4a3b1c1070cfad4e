// One generator hands over.
function* middle() {
  yield "b";
  yield "c";
  return "two letters";
}

function* letters() {
  yield "a";
  const report = yield* middle();
  yield report;
  yield "z";
}

letters();
