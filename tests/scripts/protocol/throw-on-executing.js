// executing, throw(e): the same error at the caller, not e; the generator goes on.
let g;
function* f() {
  try {
    g.throw("mine");
  } catch (e) { print(false, e === "mine", e.message.includes("already running")); }
  yield 1;
  return 2;
}
g = f();
print(g.next().value);
print(g.next().value);
