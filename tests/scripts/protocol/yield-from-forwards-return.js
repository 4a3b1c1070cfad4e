// yield_from forwards return(v): finallys run from the innermost generator outwards.
function* leaf() {
  try { yield 1; print("never"); } finally { print("leaf's finally"); }
}
function* branch() {
  try { yield* leaf(); print("never"); } finally { print("branch's finally"); }
}
function* root() {
  try {
    try { yield* branch(); } catch { print("never"); }
    print("never");
  } finally { print("root's finally"); }
}
const g = root();
g.next();
const r = g.return("v");
print(r.value, r.done);
print(g.next().done);
