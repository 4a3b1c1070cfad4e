// throw(e) to a generator that stands in a loop closes what the loop iterates; e stands.
function* source() {
  try {
    yield 1;
  } finally {
    print("source's finally");
    throw "swallowed";
  }
}
function* user() {
  try {
    for (const n of source()) yield n;
  } catch (e) { print("caught", false, e); }
  return "end";
}
const g = user();
g.next();
print(g.throw("e").value);
