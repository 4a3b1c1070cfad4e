// A finally that yields during return(v) gives { y, false }; the next next() gives { v, true }.
function* f() {
  try {
    yield 1;
  } finally {
    print("cleaning");
    const sent = yield "wait";
    print("cleaned with", sent);
  }
}
const g = f();
g.next();
let r = g.return("v");
print(r.value, r.done);
r = g.next("soap");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
