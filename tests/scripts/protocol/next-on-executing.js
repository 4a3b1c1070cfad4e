// executing, next(v): an error at the caller; the generator goes on.
let g;
function* f() {
  try { g.next("again"); } catch (e) { print(false, e.message.includes("already running")); }
  const sent = yield 1;
  print("sent", sent);
  yield 2;
}
g = f();
print(g.next().value);
print(g.next("in").value);
