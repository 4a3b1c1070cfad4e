// A stage may ask more often than it answers, or answer more often than it asks.
function* letters() {
  yield "a";
  yield "b";
  yield "c";
  yield "d";
}

function* pairs_of(source) {
  let first;
  for (const value of source) {
    if (first) yield [first, value];
    first = !first && value || null;
  }
}

function* twice(source) {
  for (const value of source) {
    yield value;
    yield value;
  }
}

for (const pair of twice(pairs_of(letters()))) console.log(`${pair[0]}\t${pair[1]}`);
