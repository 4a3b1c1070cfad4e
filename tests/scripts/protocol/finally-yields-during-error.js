// A finally may yield while an error unwinds; the next next() throws that error.
function* f() {
  try {
    yield 1;
    throw "late";
  } finally {
    const sent = yield "wait";
    print("sent", sent);
  }
}
const g = f();
g.next();
let r = g.next();
print(r.value, r.done);
try { g.next("hello"); } catch (e) { print(false, e); }
r = g.next();
print(r.value, r.done);
