// return(v) to a generator that stands in a loop closes what the loop iterates.
function* source() {
  try { yield 1; yield 2; } finally { print("source's finally"); }
}
function* double(numbers) {
  try {
    for (const n of numbers) yield n * 2;
  } finally { print("double's finally"); }
}
const s = source();
const g = double(s);
print(g.next().value);
const r = g.return("v");
print(r.value, r.done);
print(s.next().done);
