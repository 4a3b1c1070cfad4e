// suspended-start, next(v): runs the body; v is dropped.
function* f(a) {
  print("starts with", a);
  const got = yield a;
  print("got", got);
}
const g = f("argument");
print(g.next("dropped").value);
print(g.next("kept").done);
