// finally is written first and runs last; of several, the inner one runs first.
function* work() {
  try {
    try {
      print("inside");
      yield 1;
    } finally { print("inner finally"); }
    print("between");
    yield 2;
    print("last line");
    return "value";
  } finally { print("outer finally"); }
}
const g = work();
for (let i = 1; i <= 4; i++) {
  const r = g.next();
  print(r.value, r.done);
}
