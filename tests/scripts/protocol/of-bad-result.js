// A `next` that answers with no table is an error of the loop; the iterator is not closed.
const source = {
  [Symbol.iterator]() { return this; },
  next() { return "no table"; },
  return() { print("never"); return {}; },
};
try { for (const _ of source) print("never"); } catch { print(false); }
try { [...source]; } catch { print(false); }
