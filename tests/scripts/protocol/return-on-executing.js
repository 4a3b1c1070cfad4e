// executing, return(v): the same error at the caller; no finally runs; the generator goes on.
let g;
function* f() {
  try {
    try {
      g.return("mine");
    } catch (e) { print(false, e.message.includes("already running")); }
    yield 1;
    return 2;
  } finally { print("finally, once"); }
}
g = f();
print(g.next().value);
print(g.next().value);
