// Counts fruits while they come.
function* fruits() {
  yield "fig";
  yield "kiwi";
  yield "fig";
  yield "plum";
  yield "fig";
}

function* tally(source) {
  const counts = {};
  for (const name of source) {
    counts[name] = (counts[name] || 0) + 1;
    yield counts[name];
  }
}

for (const count of tally(fruits())) {
  console.log(count);
  if (count === 2) break;
}
