// Left by an error, that error stands whatever return_ throws.
function* f() {
  try {
    yield 1;
  } finally {
    print("finally");
    throw "from return_";
  }
}
try { for (const _ of f()) throw "from the loop"; } catch (e) { print(false, e); }
const source = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  return() { return "no table, and nobody minds"; },
};
try { for (const _ of source) throw "from the loop"; } catch (e) { print(false, e); }
