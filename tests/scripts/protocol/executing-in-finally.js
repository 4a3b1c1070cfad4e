// During a return the generator is running: its finally cannot ask it anything.
let g;
function* f() {
  try {
    yield 1;
  } finally {
    try { g.return("other"); } catch (e) { print(false, e.message.includes("already running")); }
  }
}
g = f();
g.next();
const r = g.return("first");
print(r.value, r.done);
