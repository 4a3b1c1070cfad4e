// The same pipeline with plain coroutines: a stage asks by calling the one behind it.
function* read_lines() {
  yield "one two";
  yield "";
  yield "three";
}

function* not_empty(source) {
  let line = source.next().value;
  while (line !== undefined) {
    if (line !== "") yield line;
    line = source.next().value;
  }
}

function* words(source) {
  let line = source.next().value;
  while (line !== undefined) {
    for (const word of line.match(/[a-z]+/g)) yield word;
    line = source.next().value;
  }
}

const lines = read_lines();
const full = not_empty(lines);
const each = words(full);
for (const word of each) console.log(word);
