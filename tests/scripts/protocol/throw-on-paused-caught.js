// suspended-yield, throw(e): e is raised at the paused yield; caught there, the body goes on.
function* f() {
  try {
    yield 1;
    print("never");
  } catch (e) { print("caught", e); }
  const sent = yield 2;
  print("sent", sent);
  return 3;
}
const g = f();
g.next();
let r = g.throw("trouble");
print(r.value, r.done);
r = g.next("on");
print(r.value, r.done);
