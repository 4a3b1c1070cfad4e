// During a return, a finally may use pcall for errors of its own; the return goes on.
function* f() {
  try {
    yield 1;
  } finally {
    try { throw "small"; } catch (e) { print(false, e); }
    print("still cleaning");
  }
}
const g = f();
g.next();
const r = g.return("v");
print(r.value, r.done);
