// An inner `next` that answers with no table is an error at yield_from; it is not closed then.
const inner = {
  [Symbol.iterator]() { return this; },
  next() { return 42; },
  return() { print("never"); },
};
function* outer() {
  let ok = true;
  try { yield* inner; } catch { ok = false; }
  print("outer caught", ok);
  yield "goes on";
}
print(outer().next().value);
