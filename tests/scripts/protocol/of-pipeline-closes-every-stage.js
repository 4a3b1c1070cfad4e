// Leaving the last loop of a pipeline closes all its stages, from the last to the first.
function* naturals() {
  try {
    let n = 0;
    while (true) yield ++n;
  } finally { print("naturals closed"); }
}
function* filter(keep, source) {
  try {
    for (const v of source) if (keep(v)) yield v;
  } finally { print("filter closed"); }
}
function* take(count, source) {
  try {
    if (count === 0) return;
    for (const v of source) {
      yield v;
      count = count - 1;
      if (count === 0) return "enough";
    }
  } finally { print("take closed"); }
}
const even = (n) => n % 2 === 0;
print([...take(3, filter(even, naturals()))].join(" "));
for (const v of filter(even, naturals())) { print(v); break; }
