// During a return, a finally may drive another generator, and return that one, too.
function* other() {
  try { yield "a"; yield "b"; } finally { print("other's finally"); }
}
function* f() {
  try {
    yield 1;
  } finally {
    const g = other();
    print(g.next().value);
    const r = g.return("other's v");
    print(r.value, r.done);
    for (const v of other()) { print("loop", v); break; }
  }
}
const g = f();
g.next();
const r = g.return("v");
print(r.value, r.done);
