// A generator that delegates to itself asks a running generator: an error.
let g;
function* f() {
  try { yield* g; } catch (e) { print(false, e.message.includes("already running")); }
  yield 1;
}
g = f();
print(g.next().value);
print(g.next().done);
