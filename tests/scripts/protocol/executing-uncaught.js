// The error of asking a running generator is an ordinary one: uncaught, it ends the generator.
let g;
function* f() {
  try {
    g.next();
    print("never");
  } finally { print("finally"); }
}
g = f();
try { g.next(); } catch (e) { print(false, String(e).includes("already running")); }
print(g.next().done);
